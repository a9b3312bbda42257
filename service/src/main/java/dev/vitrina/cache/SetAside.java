package dev.vitrina.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Renames damaged files out of the way, for someone to look into, and keeps the newest {@value #KEPT} of a name.
 */
record SetAside(InstantSource clock) {

    static final int KEPT = 3;

    private static final String MARK = ".damaged-";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** Where the file is now, or null where it could not be renamed. Never takes the place of another file. */
    @Nullable
    Path rename(Path file) {
        try {
            Path target = freeName(file);
            Files.move(file, target);
            prune(file, target);
            return target;
        } catch (IOException _) {
            return null;
        }
    }

    private Path freeName(Path file) {
        String name = file.getFileName() + MARK + TIMESTAMP.format(clock.instant());
        Path target = file.resolveSibling(name);
        for (int i = 2; Files.exists(target); i++) {
            target = file.resolveSibling(name + "-" + i);
        }
        return target;
    }

    /** The one just set aside stays, even if a clock that went back makes it look the oldest. */
    private static void prune(Path file, Path newest) {
        try (Stream<Path> siblings = Files.list(file.resolveSibling("."))) {
            List<Path> others = siblings.filter(path -> isOf(file, path) && !isSame(path, newest))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .toList();
            for (Path path : others.stream().skip(KEPT - 1).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException _) {
            // One file too many does no harm, and the next time tries again.
        }
    }

    private static boolean isOf(Path file, Path path) {
        return path.getFileName().toString().startsWith(file.getFileName() + MARK);
    }

    private static boolean isSame(Path path, Path other) {
        return path.getFileName().equals(other.getFileName());
    }
}
