package dev.vitrina.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import dev.vitrina.logs.Field;
import io.helidon.common.Weighted;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Refuses requests at once where as many as may be are worked on already, health aside. Helidon's own limit would hold for a whole
 * listener, health included, close the connections of those it refuses, and count those who are slow to send a body.
 *
 * <p>That it refuses is logged once, and that it is over once half of the places are free, so that a limit that is just met does not fill
 * the log. Safe for use by many threads.
 */
public final class RequestLimit implements HttpFeature, Weighted {

    private static final System.Logger LOG = System.getLogger(RequestLimit.class.getName());

    private static final Header RETRY_AFTER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");
    private static final Problem REFUSED = new Problem(ProblemType.OVERLOADED,
            "as many requests as may be are being answered");

    private final int most;
    private final Semaphore free;
    private final AtomicBoolean refusing = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();

    /**
     * Makes the limit.
     *
     * @param most how many requests may be worked on at once
     */
    public RequestLimit(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        routing.addFilter(this::admit);
    }

    @Override
    public double weight() {
        return CrossOrigin.AFTER_CORS;
    }

    private void admit(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (OpenPaths.isHealth(request.path().path())) {
            chain.proceed();
        } else if (free.tryAcquire()) {
            try {
                chain.proceed();
            } finally {
                free.release();
                noteRoom();
            }
        } else {
            noteRefusal();
            response.header(RETRY_AFTER);
            REFUSED.send(request, response);
        }
    }

    private void noteRefusal() {
        refused.increment();
        if (!refusing.get() && refusing.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING,
                    "As many requests as may be are being answered; more are refused (http.max-requests)",
                    new Field("limit", most));
        }
    }

    private void noteRoom() {
        if (refusing.get() && free.availablePermits() >= (most + 1) / 2 && refusing.compareAndSet(true, false)) {
            LOG.log(System.Logger.Level.INFO, "Requests are taken again", new Field("refused", refused.sumThenReset()));
        }
    }
}
