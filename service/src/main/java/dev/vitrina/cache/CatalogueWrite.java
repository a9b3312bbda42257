package dev.vitrina.cache;

import java.nio.file.Path;

/** What came of writing a catalogue to disk. */
public sealed interface CatalogueWrite {

    /**
     * It is on disk.
     *
     * @param file where
     */
    record Written(Path file) implements CatalogueWrite {}

    /**
     * It is not; what was there before is there still.
     *
     * @param reason one line on why
     */
    record Failed(String reason) implements CatalogueWrite {}
}
