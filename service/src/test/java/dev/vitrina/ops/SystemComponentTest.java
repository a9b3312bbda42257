package dev.vitrina.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import dev.vitrina.ops.HealthComponent.Finding;
import dev.vitrina.ops.SystemComponent.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class SystemComponentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "950 | 0.95 | 900 | 64 | UP | ''",
        "951 | 0.5 | 10 | 100 | DEGRADED | the heap is full to 95 %",
        "10 | 0.97 | 10 | 100 | DEGRADED | this process takes 97 % of all processors",
        "10 | 0.5 | 901 | 100 | DEGRADED | 901 of 1000 files are open, connections included",
        "10 | 0.5 | 10 | 63 | DEGRADED | the disk of the data directory has only 63 MiB left",
        "1000 | 0.5 | 10 | 0 | DEGRADED | the heap is full to 100 %; the disk of the data directory has only 0 MiB left"
    })
    void saysWhatRunsShort(long heap, double cpu, long files, long diskMib, HealthStatus status, String reason) {
        Finding finding = SystemComponent.finding(new Readings(heap, 1_000, cpu, files, 1_000, diskMib << 20, true));
        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @Test
    void manyOpenFilesAreWellWhereThereIsNoLimit() {
        assertThat(SystemComponent.finding(new Readings(1, 10, 0, 5_000, 0, 1L << 40, true)).status())
                .isEqualTo(HealthStatus.UP);
    }

    @Test
    void seesADataDirectoryThatCannotBeWritten(@TempDir Path directory) throws IOException {
        String reason = "the data directory cannot be written";
        assertThat(new SystemComponent(directory.resolve("not/yet")).look().reason()).doesNotContain(reason);
        assertThat(directory).as("it only looks").isEmptyDirectory();
        Path file = Files.createFile(directory.resolve("file"));
        Finding finding = new SystemComponent(file.resolve("below")).look();
        assertThat(finding.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(finding.reason()).contains(reason);
    }

    @Test
    void readsWhatTheProcessHas() {
        Finding finding = new SystemComponent(Path.of("target", "not", "there", "yet")).look();
        assertThat(finding.details().keySet()).containsExactly("cpu_share", "disk_free_bytes", "heap_max_bytes",
                "heap_used_bytes", "open_files", "open_files_max");
        assertThat(figure(finding, "heap_used_bytes")).isBetween(1.0, figure(finding, "heap_max_bytes"));
        assertThat(figure(finding, "cpu_share")).isBetween(0.0, 1.0);
        assertThat(figure(finding, "disk_free_bytes")).isPositive();
    }

    private static double figure(Finding finding, String name) {
        return Objects.requireNonNull(finding.details().get(name)).doubleValue();
    }
}
