package dev.vitrina.acceptance.evidence;

/**
 * What was sent before anything was judged.
 *
 * @param fromMillis its begin, in milliseconds since 1970
 * @param toMillis its end
 * @param requests requests that were sent
 * @param hitRatio hits among the product requests of its last third, 0 to 1
 */
public record WarmUp(long fromMillis, long toMillis, long requests, double hitRatio) {}
