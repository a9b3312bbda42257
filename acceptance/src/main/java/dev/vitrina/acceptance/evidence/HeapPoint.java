package dev.vitrina.acceptance.evidence;

/**
 * The service's heap after a collection.
 *
 * @param atMillis when, in milliseconds since 1970
 * @param bytes what was in use
 * @param cacheBytes what the cache, which is bounded, said it held of that; filling it is no leak
 */
public record HeapPoint(long atMillis, long bytes, long cacheBytes) {}
