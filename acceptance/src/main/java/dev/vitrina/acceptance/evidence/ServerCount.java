package dev.vitrina.acceptance.evidence;

/**
 * What the service's own counter of one route said.
 *
 * @param before requests at the reading before the condition
 * @param after requests at the reading after it
 * @param underWay samples of the route that were under way at one of the two readings: counted by then, or not
 */
public record ServerCount(long before, long after, long underWay) {}
