package dev.vitrina.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file so that whoever opens it, at any moment and after any crash, finds the old content or the new one.
 *
 * <p>How: the new content goes to a file beside it and down to the disk, then takes the old one's name in one step, and then
 * the directory goes down to the disk. Without the first flush a power cut could leave the new name on content that never
 * arrived; without the second it could bring back the old file, which would do no harm but break the promise of the caller.
 */
final class AtomicWrite {

    private static final String SUFFIX = ".tmp";

    private AtomicWrite() {}

    static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        try {
            writeThrough(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        flush(file.resolveSibling("."));
    }

    /** What a crash left behind; nothing would ever read it. */
    static void removeLeftovers(Path directory, String prefix) throws IOException {
        DirectoryStream.Filter<Path> leftover = path -> {
            String name = path.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(SUFFIX);
        };
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, leftover)) {
            for (Path path : leftovers) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void flush(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Windows opens no directories, and some file systems flush none; the file is in its place all the same.
        }
    }
}
