package dev.vitrina.acceptance.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With real processes. */
@Timeout(60)
final class ChildTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void hearsAndKeepsWhatItPrints() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Child child = start(heard, "echo one; echo two >&2; exit 3")) {
            assertThat(child.await(LONG)).isTrue();
            assertThat(child.exitCode()).isEqualTo(3);
        }
        assertThat(heard).containsExactly("one", "two");
        assertThat(directory.resolve("log")).hasContent("one\ntwo\n");
    }

    @Test
    void oneThatEndsBeforeItSaidWhatItShouldIsAnErrorWithItsLastLines() throws Exception {
        try (Child child = start(new CopyOnWriteArrayList<>(), "echo no room left")) {
            assertThatThrownBy(() -> child.await(new CompletableFuture<>(), LONG, "It did not start:"))
                    .isInstanceOf(IOException.class).hasMessage("It did not start:\nno room left");
        }
    }

    @Test
    void oneThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (Child child = start(new CopyOnWriteArrayList<>(), "sleep 60")) {
            assertThatThrownBy(() -> child.await(new CompletableFuture<>(), Duration.ofMillis(50), "Silent:"))
                    .isInstanceOf(IOException.class).hasMessageStartingWith("Silent:");
        }
    }

    @Test
    void closingEndsIt() throws Exception {
        Child child = start(new CopyOnWriteArrayList<>(), "sleep 60");
        assertThat(child.isAlive()).isTrue();
        child.close();
        assertThat(child.isAlive()).isFalse();
    }

    /** As Ctrl-C does it: the process that owns it is told to end, and nobody closes anything. */
    @Test
    void itEndsWithTheProcessThatOwnsIt() throws Exception {
        Process owner = new ProcessBuilder(Child.java().toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), Owner.class.getName(), directory.resolve("log").toString())
                .redirectErrorStream(true).start();
        try (BufferedReader lines = owner.inputReader()) {
            String line = lines.readLine();
            assertThat(line).isNotNull();
            ProcessHandle child = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
            owner.toHandle().destroy();
            assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            owner.destroyForcibly();
        }
    }

    /** Starts a process that would go on for a minute, prints its number, and waits. */
    static final class Owner {

        private Owner() {}

        static void main(String[] arguments) throws Exception {
            Child child = Child.start(new ProcessBuilder("sleep", "60"), Path.of(arguments[0]), _ -> {});
            System.out.println(child.pid());
            child.await(LONG);
        }
    }

    private Child start(List<String> heard, String script) throws IOException {
        return Child.start(new ProcessBuilder("sh", "-c", script), directory.resolve("log"), heard::add);
    }
}
