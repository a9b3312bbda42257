package dev.vitrina.loadtest.gatling;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.vitrina.loadtest.answer.AnswerCheck;
import dev.vitrina.loadtest.answer.ReceivedAnswer;
import dev.vitrina.loadtest.traffic.PlannedRequest;
import io.gatling.http.response.Response;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what each answer says of itself, and what is wrong with it. Safe for use by many threads; a write is buffered. */
final class Recorder implements AutoCloseable {

    private final BufferedWriter labels;
    private final BiConsumer<Boolean, Long> progress;
    private int written;

    /** Begins a file of that run; progress is told of each answer, whether it failed and its milliseconds. */
    Recorder(Path file, String run, BiConsumer<Boolean, Long> progress) {
        try {
            this.labels = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.progress = progress;
        line(Map.of("format", 1, "run", run));
    }

    /** Judges an answer and keeps its label; why it counts as failed, or empty. */
    String record(PlannedRequest request, Response response) {
        ReceivedAnswer answer = SentOnce.received(response);
        int status = answer.status();
        String failure = AnswerCheck.failure(request.trafficClass(), request.expected(), answer);
        boolean hit = status < 500 && answer.header("Server-Timing").contains("lookup;dur")
                && !answer.header("Server-Timing").contains("shopify;dur");
        synchronized (this) {
            line(Map.of("i", request.index(), "status", status, "source", answer.header("Vitrina-Source"), "reason",
                    answer.header("Vitrina-Reason"), "hit", hit, "failure", failure));
            written++;
        }
        progress.accept(!failure.isEmpty(), response.endTimestamp() - response.startTimestamp());
        return failure;
    }

    private void line(Map<String, ?> values) {
        try {
            labels.write(JsonMapper.shared().writeValueAsString(values));
            labels.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the file with the count of its answers, by which a cut-off one is known. */
    @Override
    public synchronized void close() {
        line(Map.of("end", written));
        try {
            labels.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
