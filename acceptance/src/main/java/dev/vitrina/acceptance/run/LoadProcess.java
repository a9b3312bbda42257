package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.vitrina.loadtest.run.LoadRun;
import dev.vitrina.loadtest.run.Samples;

/** The generator of the load, a process of its own, so that it neither takes the heap nor the pauses of what measures. */
final class LoadProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int WORDS_OF_PROGRESS = 4;

    private final Child child;
    private final Path directory;
    private final CompletableFuture<Long> begun;
    private final Latest latest;

    private LoadProcess(Child child, Path directory, CompletableFuture<Long> begun, Latest latest) {
        this.child = child;
        this.directory = directory;
        this.begun = begun;
        this.latest = latest;
    }

    /**
     * How far it is.
     *
     * @param answered requests that were answered or failed
     * @param failed those that failed
     * @param p99Millis the 99th percentile of all so far
     */
    record Progress(long answered, long failed, long p99Millis) {}

    /** What it said last. */
    private static final class Latest {

        private volatile Progress progress = new Progress(0, 0, 0);
    }

    /**
     * Starts it. Its first request is due a few seconds later.
     *
     * @param base the service
     * @param ops its ops listener, to clear its memory first; {@code -} where it is to be left as it is
     * @param seed of the traffic
     * @param rate product requests a second
     * @param seconds for how long requests are due
     * @param directory for its files; emptied
     */
    static LoadProcess start(URI base, String ops, long seed, int rate, long seconds, Path directory)
            throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        List<String> command = List.of(Child.java().toString(), "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LoadRun.class.getName(), withoutSlash(base), ops,
                Long.toString(seed), Integer.toString(rate), Long.toString(seconds), directory.toString());
        CompletableFuture<Long> begun = new CompletableFuture<>();
        Latest latest = new Latest();
        Child child = Child.start(new ProcessBuilder(command),
                directory.resolveSibling(directory.getFileName() + ".log"),
                line -> heard(line, begun, latest));
        return new LoadProcess(child, directory, begun, latest);
    }

    private static String withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static void heard(String line, CompletableFuture<Long> begun, Latest latest) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("BEGUN") && words.length == 2) {
            begun.complete(Long.parseLong(words[1]));
        } else if (words[0].equals("PROGRESS") && words.length == WORDS_OF_PROGRESS) {
            latest.progress = new Progress(Long.parseLong(words[1]), Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        }
    }

    Progress progress() {
        return latest.progress;
    }

    /**
     * {@return when its first request is due, in milliseconds since 1970} Blocks until then, for 60 s at most.
     *
     * @throws IOException if it ended before, or did not begin; the message has the last of what it printed
     */
    long awaitBegun() throws IOException, InterruptedException {
        return child.await(begun, START, "The load did not begin:");
    }

    /** Says whether it still runs. */
    boolean isAlive() {
        return child.isAlive();
    }

    /**
     * {@return what became of each request} Blocks until all are answered, for 60 s at most.
     *
     * @throws IOException if it did not end well, or left files that do not fit together
     */
    Samples await() throws IOException, InterruptedException {
        if (!child.await(START) || child.exitCode() != 0) {
            throw new IOException("The load did not end well:\n" + child.lastLines());
        }
        Samples samples = Samples.read(directory);
        if (samples.unjoined() > 0) {
            throw new IOException(samples.unjoined() + " records of the load are of no planned request");
        }
        return samples;
    }

    @Override
    public void close() {
        child.close();
    }
}
