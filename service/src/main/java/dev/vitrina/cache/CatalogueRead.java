package dev.vitrina.cache;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** What came of reading a catalogue from disk. */
public sealed interface CatalogueRead {

    /**
     * It is as it was written.
     *
     * @param catalogue what the file holds
     */
    record Read(Catalogue catalogue) implements CatalogueRead {}

    /** There is no such file. */
    record Absent() implements CatalogueRead {}

    /**
     * The file holds something else than a catalogue that this release can read.
     *
     * @param reason one line on what is wrong with it
     * @param setAsideAs where the file is now, or null where it could not be renamed and is in its place still
     */
    record Damaged(String reason, @Nullable Path setAsideAs) implements CatalogueRead {}

    /**
     * What the file holds cannot be told; it is left as it is.
     *
     * @param reason one line on why
     */
    record Unreadable(String reason) implements CatalogueRead {}
}
