package dev.vitrina;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import static dev.vitrina.TestService.header;

/** Many callers at once, each with a connection of its own, in virtual threads, so that the platform threads are the service's. */
final class Crowd implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final URI server;

    /** What one caller got; the body is told by its hash, for a thousand of them would be large. */
    record Seen(int status, String source, String reason, String cacheStatus, String age, String retryAfter,
            int bodyHash) {}

    /** What one of them does. */
    interface Work {
        void run() throws Exception;
    }

    Crowd(URI server) {
        this.server = server;
    }

    Seen get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(URI.create(server + path)).build(),
                BodyHandlers.ofByteArray());
        return new Seen(response.statusCode(), header(response, "Vitrina-Source"), header(response, "Vitrina-Reason"),
                header(response, "Cache-Status"), header(response, "Age"), header(response, "Retry-After"),
                Arrays.hashCode(response.body()));
    }

    /** Lets so many call at once; does not wait for their answers. */
    List<Future<Seen>> call(int callers, IntFunction<String> path) {
        List<Future<Seen>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            answers.add(threads.submit(() -> get(path.apply(caller))));
        }
        return answers;
    }

    /** Lets so many do the same at once, each for as long as it likes; blocks until all have ended. */
    void work(int workers, Work work) throws ExecutionException, InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            all.add(threads.submit(() -> {
                work.run();
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    static List<Seen> all(List<Future<Seen>> answers) throws ExecutionException, InterruptedException {
        List<Seen> seen = new ArrayList<>();
        for (Future<Seen> answer : answers) {
            seen.add(answer.get());
        }
        return seen;
    }

    /** Those that are there already. */
    static List<Seen> arrived(List<Future<Seen>> answers) {
        return answers.stream().filter(Future::isDone).map(Future::resultNow).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
