package dev.vitrina.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

import dev.vitrina.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.vitrina.cache.TestCatalogues.SHOP;
import static dev.vitrina.cache.TestCatalogues.US;
import static org.assertj.core.api.Assertions.assertThat;

/** A file that holds anything but a catalogue is set aside, whole, and never read as one. */
final class CatalogueDamageTest {

    private static final String PRODUCT = """
            {"id":"1","handle":"h","title":"","description":"","tags":[],"price":{"amount":"1","currency":"USD"},
            "available":true,"inventory_quantity":1,"options":[],"variants":[],"variants_count":0,
            "variants_complete":true,"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}""";

    @TempDir
    private Path directory;

    private CatalogueFile file;
    private Path path;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        file = new CatalogueFile(directory, SHOP, new TestClock());
        path = ((CatalogueWrite.Written) file.write(TestCatalogues.generation(1, 1, 10))).file();
        whole = Files.readAllBytes(path);
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            for (int change : new int[]{1, 0x80, 0xFF}) {
                byte[] bytes = whole.clone();
                bytes[i] ^= (byte) change;
                assertSetAside(bytes, "byte " + i);
            }
        }
        assertThat(whole).hasSizeBetween(200, 1_000);
    }

    @Test
    void everyTruncationAndEveryTailIsFound() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertSetAside(Arrays.copyOf(whole, length), "length " + length);
        }
        assertSetAside(Arrays.copyOf(whole, whole.length + 1), "a byte more");
        assertSetAside(Arrays.copyOf(whole, whole.length * 2), "zeros behind it");
    }

    @Test
    void garbageIsFound() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            System.arraycopy(whole, 0, bytes, 0, Math.min(bytes.length, random.nextInt(17)));
            assertSetAside(bytes, "garbage " + i);
        }
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        assertThat(reason(new byte[0])).endsWith("it is empty");
        assertThat(reason("{\"products\":[]}".repeat(9).getBytes(StandardCharsets.UTF_8)))
                .endsWith("it is no catalogue");
        assertThat(reason(sealed(2, new byte[0]))).endsWith("it has version 2, and this release reads 1");
        assertThat(reason(Arrays.copyOf(whole, whole.length - 1)))
                .endsWith("its checksum is wrong, so it was changed or cut");
    }

    /** The checksum is right in all of these: someone wrote them so, or a release that was wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | content is empty", "7 | another shop or market", "[] | another shop or market",
        "{\"shop\":\"shop.example\",\"market\":\"ES\"} | another shop or market",
        "{\"shop\":\"demo\",\"market\":\"US\"} | another shop or market",
        "{\"shop\":7,\"market\":[]} | another shop or market",
        "{HEAD} | no array of products", "{HEAD,\"products\":{}} | no array of products",
        "{HEAD,\"products\":[]} | no product", "{HEAD,\"products\":[7]} | product [0]: it must be an object",
        "{HEAD,\"products\":[PRODUCT]} | does not say when it was loaded",
        "{HEAD,\"products\":[PRODUCT],\"load_started_at\":7} | does not say when it was loaded",
        "{HEAD,\"products\":[PRODUCT,{}]} | product [1]: created_at is missing",
        "{HEAD,\"products\":[PRODUCT,PRODUCT] | not JSON", "{HEAD}{} | not JSON", "{HEAD,HEAD} | not JSON"})
    void contentThatIsWellSealedIsCheckedAllTheSame(String json, String reason) throws IOException {
        String content = json.replace("HEAD", "\"shop\":\"shop.example\",\"market\":\"US\"").replace("PRODUCT",
                PRODUCT);
        assertThat(reason(sealed(1, gzip(content)))).contains(reason).doesNotContain("\n");
    }

    @Test
    void contentThatWouldTakeAllMemoryIsNotRead() throws IOException {
        assertThat(reason(sealed(1, whole))).endsWith("its content is no gzip");
        assertThat(reason(sealed(1, gzip("[".repeat(1_000_000))))).contains("not JSON");
        assertThat(reason(sealed(1, gzip("[" + "[],".repeat(2_500_000) + "0]")))).contains("not JSON", "oken");
        assertThat(reason(sealed(1, gzip(" ".repeat(BoundedJson.MOST_BYTES + 1))))).endsWith("larger than 64 MiB");
        assertThat(reason(new byte[BoundedJson.MOST_BYTES + 1])).endsWith("it is too large");
    }

    private void assertSetAside(byte[] bytes, String what) throws IOException {
        Files.write(path, bytes);
        CatalogueRead read = file.read(US);
        assertThat(read).as(what).isInstanceOf(CatalogueRead.Damaged.class);
        Path aside = Objects.requireNonNull(((CatalogueRead.Damaged) read).setAsideAs());
        assertThat(Files.readAllBytes(aside)).isEqualTo(bytes);
        assertThat(path).doesNotExist();
        Files.delete(aside);
    }

    private String reason(byte[] bytes) throws IOException {
        Files.write(path, bytes);
        return ((CatalogueRead.Damaged) file.read(US)).reason();
    }

    private static byte[] sealed(int version, byte[] content) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + content.length);
        buffer.put("VITRINA\n".getBytes(StandardCharsets.US_ASCII)).putInt(version).put(content);
        CRC32C crc = new CRC32C();
        crc.update(buffer.array(), 0, buffer.position());
        return buffer.putInt((int) crc.getValue()).array();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
