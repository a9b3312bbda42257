package dev.vitrina.product;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A body that another node unpacks is the one that was packed, or none. */
final class PackedBodyTest {

    private static final Market MARKET = new Market("US");
    private static final RenderedBody PAGE = Rendering.page(ProductQuery.Listing.first(2, MARKET),
            new ProductPage(List.of(TestProducts.plain(41, "Shirt"), TestProducts.plain(42, "Sock")), "next"));

    @Test
    void allThatAnEntryKeepsIsThereAgain() {
        RenderedBody unpacked = Objects.requireNonNull(read(PackedBody.of(PAGE)));
        assertThat(unpacked.plain()).isEqualTo(PAGE.plain());
        assertThat(unpacked.gzip()).isEqualTo(PAGE.gzip()).isNotNull();
        assertThat(unpacked.etag()).isEqualTo(PAGE.etag());
        assertThat(unpacked.next()).isEqualTo(PAGE.next()).isNotNull();
        assertThat(unpacked.weight()).isEqualTo(PAGE.weight());
        assertThat(unpacked.mayShow("42")).isTrue();
        assertThat(unpacked.mayShow("1")).isFalse();
    }

    @Test
    void aBodyWithoutGzipOrNextPageIsToo() {
        RenderedBody small = Rendering.categories(MARKET, List.of(), true);
        RenderedBody unpacked = Objects.requireNonNull(read(PackedBody.of(small)));
        assertThat(unpacked.plain()).isEqualTo(small.plain());
        assertThat(unpacked.gzip()).isEqualTo(small.gzip());
        assertThat(unpacked.next()).isNull();
    }

    @Test
    void whatIsCutOrLongerIsNoBody() {
        byte[] packed = PackedBody.of(PAGE);
        for (int length = 0; length < packed.length; length++) {
            assertThat(read(Arrays.copyOf(packed, length))).as("%d bytes", length).isNull();
        }
        assertThat(read(Arrays.copyOf(packed, packed.length + 1))).isNull();
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(7);
        byte[] packed = PackedBody.of(PAGE);
        for (int i = 0; i < 2_000; i++) {
            byte[] junk = packed.clone();
            for (int changes = 0; changes < 3; changes++) {
                junk[random.nextInt(Math.min(junk.length, 120))] = (byte) random.nextInt();
            }
            var _ = read(junk); // does not throw, and takes no memory that the bytes only claim
        }
    }

    @Test
    void anEntityTagOrCursorThatCouldBeAnotherHeaderIsRefused() {
        assertThat(read(PackedBody.of(RenderedBody.restored(new byte[2], null, "W/\"a\"\r\nX: 1", null, new int[0]))))
                .isNull();
        assertThat(read(PackedBody.of(RenderedBody.restored(new byte[2], null, "W/\"a\"", "a\r\nX: 1", new int[0]))))
                .isNull();
    }

    private static @Nullable RenderedBody read(byte[] packed) {
        return PackedBody.read(ByteBuffer.wrap(packed));
    }
}
