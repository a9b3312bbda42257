package dev.vitrina.shopify;

import java.util.concurrent.locks.Condition;

/** A place in the queue for a call: by lane, then by arrival. */
record Ticket(Lane lane, int points, long number, Condition turn) implements Comparable<Ticket> {

    @Override
    public int compareTo(Ticket other) {
        return lane == other.lane ? Long.compare(number, other.number) : lane.compareTo(other.lane);
    }
}
