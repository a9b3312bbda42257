package dev.vitrina.cache;

/**
 * How memory was used since the start. Immutable.
 *
 * @param pages the room for pages
 * @param products the room for products
 */
public record MemoryActivity(Room pages, Room products) {

    /**
     * How one room was used.
     *
     * @param hits how many reads found an entry, however old
     * @param misses how many found none
     * @param evictions how many entries were given up for want of room
     * @param evictedWeight what those weighed, in bytes as they count against the bound
     * @param bodyBytes what the bodies take that are there now, one that is kept under two keys counted twice
     * @param limit the bound of the weight, in bytes
     */
    public record Room(long hits, long misses, long evictions, long evictedWeight, long bodyBytes, long limit) {}
}
