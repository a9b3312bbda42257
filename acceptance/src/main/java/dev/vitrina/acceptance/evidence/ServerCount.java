package dev.vitrina.acceptance.evidence;

/**
 * What the service's own counter of one route said.
 *
 * @param before requests when the first sample of the condition had not been sent
 * @param after requests when the last one had been answered
 */
public record ServerCount(long before, long after) {}
