package dev.vitrina.lookup;

import dev.vitrina.cache.Entry;

/** What came of a load; everyone who waited for it gets the same. */
sealed interface Loaded {

    record Kept(Entry entry) implements Loaded {}

    record CursorRefused() implements Loaded {}

    record Nothing(Reason reason) implements Loaded {}
}
