package dev.vitrina.cache;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What memory holds at a moment, as one look at every entry found it. Immutable.
 *
 * @param at the moment
 * @param pages the room for pages
 * @param products the room for products
 */
public record MemorySurvey(Instant at, Room pages, Room products) {

    /**
     * What one room holds.
     *
     * @param weight in bytes as they count against the bound
     * @param states how many entries are in each state, those of "there is no such product" aside while they are fresh
     * @param notFound how many say that there is no such product, and are fresh
     * @param oldest when the load of the oldest entry began, or null where there is none
     * @param newest when the load of the newest entry began, or null where there is none
     */
    public record Room(long weight, Map<Freshness.State, Integer> states, int notFound, @Nullable Instant oldest,
            @Nullable Instant newest) {

        /**
         * Makes a room.
         *
         * @param states is copied
         */
        public Room {
            states = Map.copyOf(states);
        }

        static Room of(long weight, Iterable<Entry> entries, CacheSettings lives, Instant now) {
            Map<Freshness.State, Integer> states = new EnumMap<>(Freshness.State.class);
            int notFound = 0;
            Instant oldest = null;
            Instant newest = null;
            for (Entry entry : entries) {
                Freshness.State state = Freshness.of(entry, lives, now).state();
                if (entry instanceof Entry.NotFound && state == Freshness.State.FRESH) {
                    notFound++;
                } else {
                    states.merge(state, 1, Integer::sum);
                }
                Instant startedAt = entry.loadStartedAt();
                oldest = oldest == null || startedAt.isBefore(oldest) ? startedAt : oldest;
                newest = newest == null || startedAt.isAfter(newest) ? startedAt : newest;
            }
            return new Room(weight, states, notFound, oldest, newest);
        }

        /** {@return how many entries there are, in whatever state} */
        public int entries() {
            return notFound + states.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
