package dev.vitrina.cache;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;

import dev.vitrina.cache.CatalogueFormat.Decoded;
import dev.vitrina.product.Market;
import org.jspecify.annotations.Nullable;

/**
 * Catalogues on disk, one file a shop and market, so that a restart without the shop has something to show, and a catalogue
 * of the demo store never passes for a shop's.
 *
 * <p>A reader, in this process or another, finds a whole catalogue, the old or the new one, also after a crash or a power
 * cut at any moment. Both methods block while they read or write, one at a time, and throw nothing for what a disk may do or a
 * file may hold. Safe for use by many threads.
 */
public final class CatalogueFile {

    private final Path directory;
    private final String shop;
    private final SetAside setAside;
    private boolean tidied;

    /**
     * Touches nothing yet.
     *
     * @param directory where the files are; made when the first is written
     * @param shop whose products they hold: a name that is the same after a restart, such as its domain
     * @param clock tells when a damaged file is set aside
     */
    public CatalogueFile(Path directory, String shop, InstantSource clock) {
        this.directory = directory.toAbsolutePath();
        this.shop = shop;
        this.setAside = new SetAside(clock);
    }

    /**
     * Reads what was written last. A file that is damaged, or was written by an incompatible release, is renamed and so out of
     * the way of the next write.
     *
     * @param market whose catalogue
     * @return the catalogue, or why there is none
     */
    public synchronized CatalogueRead read(Market market) {
        Path file = file(market);
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                return new CatalogueRead.Unreadable(file + " is no file");
            }
            return switch (content(file, market)) {
                case Decoded.Whole(Catalogue catalogue) -> new CatalogueRead.Read(catalogue);
                case Decoded.Bad(String reason) ->
                    new CatalogueRead.Damaged(file + " cannot be used: " + reason, setAside.rename(file));
            };
        } catch (NoSuchFileException _) {
            return new CatalogueRead.Absent();
        } catch (IOException e) {
            return new CatalogueRead.Unreadable(reason(file, e));
        }
    }

    /**
     * Puts a catalogue in the place of the one before it, and returns once it would outlast a power cut.
     *
     * @param catalogue what to write
     * @return where it is, or why it is not
     */
    public synchronized CatalogueWrite write(Catalogue catalogue) {
        Path file = file(catalogue.market());
        byte[] bytes = CatalogueFormat.encode(shop, catalogue);
        @Nullable
        String mistake = mistake(bytes, catalogue);
        if (mistake != null) {
            return new CatalogueWrite.Failed(file + " would not read back: " + mistake);
        }
        try {
            Files.createDirectories(directory);
            tidy();
            AtomicWrite.replace(file, bytes);
            return new CatalogueWrite.Written(file);
        } catch (IOException e) {
            return new CatalogueWrite.Failed(reason(file, e));
        }
    }

    /** Better no new file than one that is found out after the restart that needed it. */
    private @Nullable String mistake(byte[] bytes, Catalogue catalogue) {
        if (bytes.length > BoundedJson.MOST_BYTES) {
            return "it is too large";
        }
        return switch (CatalogueFormat.decode(bytes, shop, catalogue.market())) {
            case Decoded.Whole(Catalogue read) -> read.equals(catalogue) ? null : "it differs";
            case Decoded.Bad(String reason) -> reason;
        };
    }

    private Decoded content(Path file, Market market) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BoundedJson.MOST_BYTES + 1);
            return bytes.length > BoundedJson.MOST_BYTES
                    ? new Decoded.Bad("it is too large")
                    : CatalogueFormat.decode(bytes, shop, market);
        }
    }

    /** Once, and before the first write, not at each: what another process is writing is not left over. */
    private void tidy() throws IOException {
        if (!tidied) {
            AtomicWrite.removeLeftovers(directory, "catalogue-");
            tidied = true;
        }
    }

    private Path file(Market market) {
        return directory.resolve("catalogue-" + escaped(market.id()) + "-" + escaped(shop) + ".bin");
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String reason(Path file, IOException e) {
        return file + ": " + e.getClass().getSimpleName() + ", " + e.getMessage();
    }
}
