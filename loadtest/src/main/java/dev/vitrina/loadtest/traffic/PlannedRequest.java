package dev.vitrina.loadtest.traffic;

import dev.vitrina.loadtest.TrafficClass;

/**
 * One request of a plan. Immutable.
 *
 * @param index its place in the plan, from 0
 * @param trafficClass what it is for
 * @param dueMicros when it is due, in microseconds after the plan's begin
 * @param path the path and query to ask for
 * @param expected what a good answer looks like
 */
public record PlannedRequest(int index, TrafficClass trafficClass, long dueMicros, String path, Expected expected) {}
