package dev.vitrina.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.vitrina.TestClock;
import dev.vitrina.product.Market;
import dev.vitrina.product.TestProducts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vitrina.cache.TestCatalogues.SHOP;
import static dev.vitrina.cache.TestCatalogues.US;
import static org.assertj.core.api.Assertions.assertThat;

final class CatalogueFileTest {

    private final TestClock clock = new TestClock();

    @TempDir
    private Path temporary;

    private Path directory;
    private CatalogueFile file;

    @BeforeEach
    void make() {
        directory = temporary.resolve("not/yet/there");
        file = new CatalogueFile(directory, SHOP, clock);
    }

    @Test
    void whatIsWrittenIsReadByTheNextProcess() {
        Catalogue catalogue = new Catalogue(US, clock.instant().minusNanos(1), TestProducts.awkward());
        Path path = written(catalogue);
        assertThat(new CatalogueFile(directory, SHOP, clock).read(US)).isEqualTo(new CatalogueRead.Read(catalogue));
        assertThat(siblings()).containsExactly(path.getFileName().toString());
    }

    @Test
    void eachMarketAndShopHasItsOwn() {
        Catalogue first = TestCatalogues.generation(1, 2, 10);
        Catalogue second = new Catalogue(new Market("../ES*"), Instant.EPOCH, first.products());
        written(first);
        written(second);
        assertThat(file.read(US)).isEqualTo(new CatalogueRead.Read(first));
        assertThat(file.read(second.market())).isEqualTo(new CatalogueRead.Read(second));
        assertThat(file.read(new Market("FR"))).isEqualTo(new CatalogueRead.Absent());
        assertThat(new CatalogueFile(directory, "demo", clock).read(US)).isEqualTo(new CatalogueRead.Absent());
    }

    @Test
    void theNewerOneReplacesTheOlder() {
        written(TestCatalogues.generation(1, 50, 10));
        written(TestCatalogues.generation(2, 1, 10));
        assertThat(file.read(US)).isEqualTo(new CatalogueRead.Read(TestCatalogues.generation(2, 1, 10)));
    }

    @Test
    void whatWouldNotReadBackIsNotWritten() {
        Path path = written(TestCatalogues.generation(1, 1, 1));
        Catalogue sample = new Catalogue(US, Instant.EPOCH, List.of(TestProducts.plain(1, "t").asSample()));
        assertThat(file.write(sample)).isEqualTo(new CatalogueWrite.Failed(path + " would not read back: it differs"));
        assertThat(file.read(US)).isInstanceOf(CatalogueRead.Read.class);
    }

    @Test
    void whatIsLeftOverFromACrashIsRemovedByTheFirstWrite() throws IOException {
        Path path = written(TestCatalogues.generation(1, 1, 1));
        Files.write(directory.resolve(path.getFileName() + ".1234.tmp"), new byte[10]);
        Files.write(directory.resolve("something-else.tmp"), new byte[10]);
        assertThat(new CatalogueFile(directory, SHOP, clock).read(US)).isInstanceOf(CatalogueRead.Read.class);
        new CatalogueFile(directory, SHOP, clock).write(TestCatalogues.generation(2, 1, 1));
        assertThat(siblings()).containsExactlyInAnyOrder(path.getFileName().toString(), "something-else.tmp");
    }

    @Test
    void aDirectoryBehindALinkIsAsGoodAsAnother() throws IOException {
        Files.createDirectories(directory);
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
        assertThat(new CatalogueFile(link, SHOP, clock).write(TestCatalogues.generation(1, 1, 1)))
                .isInstanceOf(CatalogueWrite.Written.class);
        assertThat(file.read(US)).isInstanceOf(CatalogueRead.Read.class);
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAReasonAndNothingElse() throws IOException {
        Path regular = Files.writeString(temporary.resolve("regular"), "x");
        for (Path impossible : List.of(regular, regular.resolve("below"), temporary.resolve("n".repeat(300)))) {
            CatalogueFile nowhere = new CatalogueFile(impossible, SHOP, clock);
            assertThat(nowhere.write(TestCatalogues.generation(1, 1, 1))).isInstanceOfSatisfying(
                    CatalogueWrite.Failed.class,
                    failed -> assertThat(failed.reason()).startsWith(impossible.toString()));
            assertThat(nowhere.read(US)).isInstanceOfAny(CatalogueRead.Absent.class, CatalogueRead.Unreadable.class);
        }
        assertThat(regular).hasContent("x");
    }

    @Test
    void aDirectoryInThePlaceOfTheFileIsLeftAlone() throws IOException {
        Path path = written(TestCatalogues.generation(1, 1, 1));
        Files.delete(path);
        Files.createDirectory(path);
        assertThat(file.read(US)).isEqualTo(new CatalogueRead.Unreadable(path + " is no file"));
        assertThat(file.write(TestCatalogues.generation(1, 1, 1))).isInstanceOf(CatalogueWrite.Failed.class);
        assertThat(siblings()).containsExactly(path.getFileName().toString());
    }

    @Test
    void aNameThatIsTooLongIsAReasonAndNothingElse() {
        Market market = new Market("M".repeat(300));
        assertThat(file.write(new Catalogue(market, Instant.EPOCH, TestProducts.awkward())))
                .isInstanceOf(CatalogueWrite.Failed.class);
        assertThat(file.read(market)).isInstanceOf(CatalogueRead.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 9})
    void theNewestThreeDamagedFilesAreKept(int damages) throws IOException {
        Path path = written(TestCatalogues.generation(1, 1, 1));
        Path last = path;
        for (int i = 1; i <= damages; i++) {
            Files.writeString(path, "damage " + i);
            last = setAside(file.read(US));
            assertThat(last).hasContent("damage " + i);
            clock.advance(Duration.ofSeconds(i % 3 == 0 ? -2 : i % 3 - 1));
        }
        assertThat(siblings()).hasSize(Math.min(damages, SetAside.KEPT)).contains(last.getFileName().toString());
        assertThat(file.read(US)).isEqualTo(new CatalogueRead.Absent());
    }

    @Test
    void readersFindAWholeOneWhileManyWrite() throws Exception {
        int generations = 40;
        written(TestCatalogues.generation(0, 20, 400));
        List<Callable<Set<Integer>>> tasks = new ArrayList<>();
        for (int writer = 1; writer <= 3; writer++) {
            int first = writer * generations;
            tasks.add(() -> write(first, generations));
        }
        tasks.add(() -> read(file));
        tasks.add(() -> read(new CatalogueFile(directory, SHOP, clock)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Set<Integer>> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isNotEmpty();
            }
        }
        assertThat(siblings()).hasSize(1);
    }

    private Set<Integer> write(int first, int count) {
        Set<Integer> written = new HashSet<>();
        for (int generation = first; generation < first + count; generation++) {
            written(TestCatalogues.generation(generation, 20, 400));
            written.add(generation);
        }
        return written;
    }

    private static Set<Integer> read(CatalogueFile reader) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Catalogue catalogue = ((CatalogueRead.Read) reader.read(US)).catalogue();
            int generation = TestCatalogues.generationOf(catalogue);
            assertThat(catalogue).isEqualTo(TestCatalogues.generation(generation, 20, 400));
            seen.add(generation);
        }
        return seen;
    }

    private Path written(Catalogue catalogue) {
        return ((CatalogueWrite.Written) file.write(catalogue)).file();
    }

    private static Path setAside(CatalogueRead read) {
        return java.util.Objects.requireNonNull(((CatalogueRead.Damaged) read).setAsideAs());
    }

    private List<String> siblings() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
