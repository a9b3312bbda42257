package dev.vitrina.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.logs.Field;
import dev.vitrina.logs.LogSettings;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * The lines about requests: those that were slow, and all of them where that is wanted. They have the target as it was sent, and never a
 * header but the request's id, for keys and tokens stand in headers. Safe for use by many threads.
 */
public final class RequestLog {

    static final int SLOW_A_MINUTE = 10;

    private static final System.Logger LOG = System.getLogger(RequestLog.class.getName());
    private static final int MICROS = 3;

    private final boolean access;
    private final long slowNanos;
    private final LineLimit slowLines = new LineLimit(SLOW_A_MINUTE);

    /**
     * Makes a log.
     *
     * @param settings which requests are worth a line
     */
    public RequestLog(LogSettings settings) {
        this.access = settings.access();
        this.slowNanos = settings.slowRequest().isZero() ? Long.MAX_VALUE : settings.slowRequest().toNanos();
    }

    /**
     * Tells of a request that has been answered, where it is worth it.
     *
     * @param request what was asked
     * @param response what was answered
     * @param source which level answered, or none
     * @param nanos how long it took
     * @param now when it ended, by {@link System#nanoTime}
     */
    public void ended(RoutingRequest request, RoutingResponse response, String source, long nanos, long now) {
        int left = slowLines.left(now);
        if (left > 0) {
            LOG.log(System.Logger.Level.WARNING, "More requests were slow than have a line", new Field("left", left));
        }
        if (nanos >= slowNanos && slowLines.admits(now)) {
            List<Field> fields = fields(request, response, nanos);
            fields.add(new Field("source", source));
            LOG.log(System.Logger.Level.WARNING, "A request was slow", fields.toArray());
        }
        if (access) {
            List<Field> fields = fields(request, response, nanos);
            fields.add(new Field("bytes", response.bytesWritten()));
            fields.add(new Field("peer", request.remotePeer().host()));
            LOG.log(System.Logger.Level.INFO, "A request was answered", fields.toArray());
        }
    }

    private static List<Field> fields(RoutingRequest request, RoutingResponse response, long nanos) {
        String path = request.prologue().uriPath().rawPath();
        String query = request.prologue().query().rawValue();
        return new ArrayList<>(List.of(new Field(RequestId.FIELD, RequestId.of(request, response)),
                new Field("method", request.prologue().method().text()),
                new Field("path", query.isEmpty() ? path : path + "?" + query),
                new Field("status", response.status().code()),
                new Field("ms", BigDecimal.valueOf(nanos / 1_000, MICROS))));
    }
}
