package dev.vitrina.lookup;

import dev.vitrina.cache.Entry;

/** What came of a load; everyone who waited for it gets the same. */
sealed interface Loaded {

    record Kept(Entry entry) implements Loaded {}

    /** The entry was there already when the load began: another had just ended. */
    record Present(Entry entry) implements Loaded {}

    /** Another node had loaded it. */
    record Shared(Entry entry) implements Loaded {}

    record CursorRefused() implements Loaded {}

    record Nothing(Reason reason) implements Loaded {}
}
