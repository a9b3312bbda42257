package dev.vitrina.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to the process that writes, a whole catalogue is there. */
final class CatalogueCrashTest {

    private static final int KILLS = 20;
    private static final int PER_PROCESS = 1_000;

    @TempDir
    private Path directory;

    private final Random random = new Random(20261124);
    private int whole;
    private int leftovers;

    @Test
    void aProcessKilledInTheMiddleOfAWriteLeavesTheOldCatalogueOrTheNew() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            int first = 1 + kill * PER_PROCESS;
            int written = killedWhileWriting(first);
            int found = found();
            assertThat(found).as("kill %d, after %d whole writes", kill, written)
                    .isBetween(first + written - 1, first + written);
        }
        assertThat(whole).isEqualTo(KILLS);
        assertThat(leftovers).as("kills in the middle of a write").isPositive();
        reader().write(TestCatalogues.generation(1, 1, 1));
        assertThat(temporaries()).isZero();
    }

    @Test
    void aDiskThatFillsUpDuringTheWriteKeepsTheOldCatalogue() throws Exception {
        reader().write(TestCatalogues.generation(7, 1, 1));
        Process process = start("2", List.of("bash", "-c", "ulimit -f 64; exec \"$@\"", "bash"), 100);
        try (InputStream out = process.getInputStream()) {
            assertThat(new String(out.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("ff");
        }
        assertThat(found()).isEqualTo(7);
        assertThat(temporaries()).isZero();
    }

    /** How many writes it had reported. */
    private int killedWhileWriting(int first) throws Exception {
        Process process = start(Integer.toString(PER_PROCESS), List.of(), first);
        try (InputStream out = process.getInputStream()) {
            int wanted = 1 + random.nextInt(3);
            for (int i = 0; i < wanted; i++) {
                assertThat(out.read()).isEqualTo('w');
            }
            waitForTheMoment();
            process.toHandle().destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return wanted + out.readAllBytes().length;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Half of them anywhere, half while a temporary file is there, which is a small part of the time. */
    private void waitForTheMoment() throws IOException {
        if (random.nextBoolean()) {
            spin(random.nextInt(30_000_000));
            return;
        }
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (temporaries() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        spin(random.nextInt(1_000_000));
    }

    /** A moment that no scheduler rounds to its own steps. */
    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private Process start(String writes, List<String> before, int first) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp",
                System.getProperty("java.class.path"), CatalogueWriter.class.getName(), directory.toString(),
                Integer.toString(first), writes));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private int found() throws IOException {
        leftovers += temporaries() > 0 ? 1 : 0;
        CatalogueRead read = reader().read(TestCatalogues.US);
        assertThat(read).isInstanceOf(CatalogueRead.Read.class);
        Catalogue catalogue = ((CatalogueRead.Read) read).catalogue();
        int generation = TestCatalogues.generationOf(catalogue);
        int bytes = catalogue.products().size() == 1 ? 1 : CatalogueWriter.BYTES_EACH;
        assertThat(catalogue).isEqualTo(TestCatalogues.generation(generation, catalogue.products().size(), bytes));
        whole++;
        return generation;
    }

    private CatalogueFile reader() {
        return new CatalogueFile(directory, TestCatalogues.SHOP, InstantSource.fixed(Instant.EPOCH));
    }

    private long temporaries() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".tmp")).count();
        }
    }
}
