package dev.vitrina.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/** Sends answers, whole or as chaos wants them. Blocks until sent. */
final class ReplyWriter {

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);

    private ReplyWriter() {}

    /** Says before the first byte whether the answer is spoiled, by calling {@code spoil}. */
    static void send(ServerResponse response, ShopReply reply, ChaosState chaos, Runnable spoil)
            throws IOException, InterruptedException {
        response.status(Status.create(reply.status()));
        if (WITHOUT_BODY.contains(reply.status())) {
            response.send();
            return;
        }
        response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        if (chaos.malformed() || chaos.slowBody()) {
            spoil.run();
        }
        byte[] body = chaos.malformed() ? reply.halfOfBytes() : reply.bytes();
        if (chaos.slowBody()) {
            dribble(response, body, chaos);
        } else {
            response.send(body);
        }
    }

    /** Byte by byte, until the release or until the longest wait is over; the rest then comes at once. */
    private static void dribble(ServerResponse response, byte[] body, ChaosState chaos)
            throws IOException, InterruptedException {
        long steps = ChaosState.LONGEST_WAIT.dividedBy(BETWEEN_BYTES);
        try (OutputStream out = response.outputStream()) {
            int sent = 0;
            while (sent < body.length && sent < steps && !chaos.waits(BETWEEN_BYTES)) {
                out.write(body[sent++]);
                out.flush();
            }
            out.write(body, sent, body.length - sent);
        }
    }
}
