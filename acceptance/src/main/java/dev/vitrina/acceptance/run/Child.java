package dev.vitrina.acceptance.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours. It never outlives this one: what ends this one, Ctrl-C too, ends it. Safe for use by many threads. */
final class Child implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;
    private final Thread reader;
    private final Thread hook = new Thread(this::stop, "stop-child");

    private Child(Process process, Path log, Consumer<String> line) {
        this.process = process;
        this.log = log;
        this.reader = Thread.ofPlatform().daemon().name("child-output").unstarted(() -> copy(line));
    }

    /**
     * Starts it.
     *
     * @param builder how
     * @param log where all goes that it prints
     * @param line told of each line of that, by a thread of this class
     */
    static Child start(ProcessBuilder builder, Path log, Consumer<String> line) throws IOException {
        Child child = new Child(builder.redirectErrorStream(true).start(), log, line);
        Runtime.getRuntime().addShutdownHook(child.hook);
        child.reader.start();
        return child;
    }

    /** {@return the command that runs Java programs as this one is run} */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private void copy(Consumer<String> line) {
        try (BufferedReader lines = process.inputReader(); BufferedWriter copy = Files.newBufferedWriter(log)) {
            String next = lines.readLine();
            while (next != null) {
                copy.write(next + "\n");
                copy.flush();
                line.accept(next);
                next = lines.readLine();
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * {@return what it says} Blocks until it has.
     *
     * @param said completed by the one who is told of its lines
     * @param longest for how long to wait
     * @param otherwise what to say where it ends before, or says nothing in time; its last lines follow
     */
    <T> T await(CompletableFuture<T> said, Duration longest, String otherwise)
            throws IOException, InterruptedException {
        long last = System.nanoTime() + longest.toNanos();
        boolean ended = false;
        while (!said.isDone() && !ended && System.nanoTime() < last) {
            ended = await(LOOK);
        }
        if (!said.isDone()) {
            throw new IOException(otherwise + "\n" + lastLines());
        }
        return said.join();
    }

    /** Waits for its end, and for what it printed. Returns whether it ended in that time. */
    boolean await(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) && reader.join(longest);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** {@return the last lines that it printed, for people} */
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException _) {
            return "";
        }
    }

    /** Tells it to end, and ends it where it does not. */
    private void stop() {
        process.toHandle().destroy(); // unlike Process#destroy, it leaves the output to be read
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // this process ends, and the hook does it
        }
        stop();
    }
}
