package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong at the start; that it goes well is shown by the gate itself. */
final class ServiceProcessTest {

    @TempDir
    private Path directory;

    @Test
    void noJarIsSaidAtOnce() {
        Path jar = directory.resolve("vitrina.jar");
        assertThatThrownBy(() -> ServiceProcess.start(jar, List.of(), directory.resolve("run")))
                .isInstanceOf(IOException.class).hasMessage("There is no packaged service at " + jar);
    }

    @Test
    void aServiceThatDoesNotStartIsSaidWithWhatItPrinted() throws Exception {
        Path jar = Files.writeString(directory.resolve("vitrina.jar"), "no jar");
        assertThatThrownBy(() -> ServiceProcess.start(jar, List.of("-Xmx32m"), directory.resolve("run")))
                .isInstanceOf(IOException.class).hasMessageStartingWith("The service did not start:\n")
                .hasMessageContaining("corrupt jarfile");
    }
}
