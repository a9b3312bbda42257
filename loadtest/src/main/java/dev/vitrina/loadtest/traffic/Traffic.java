package dev.vitrina.loadtest.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.vitrina.loadtest.TrafficClass;

/**
 * How much is asked for, and of what. Immutable.
 *
 * @param rate product requests a second
 * @param healthRate health requests a second, beside them
 * @param shares how many of a hundred product requests are of each class; they sum to 100, and health is not among them
 * @param freshKeys how many keys are asked for so often that they stay fresh
 * @param freshAgainWithin the longest time for which one of them is left alone
 * @param staleAgainAfter when a key is asked for again that is to be stale by then
 * @param expiredAgainAfter when a key is asked for again that is to be expired by then
 * @param coldBatches how many of a hundred cold pages are batches of ids
 */
public record Traffic(int rate, int healthRate, Map<TrafficClass, Integer> shares, int freshKeys,
        Duration freshAgainWithin, Duration staleAgainAfter, Duration expiredAgainAfter, int coldBatches) {

    private static final int ALL = 100;

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if the shares do not sum to 100, or the fresh keys cannot all be asked for in time
     */
    public Traffic {
        shares = Map.copyOf(shares);
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != ALL) {
            throw new IllegalArgumentException("shares must sum to 100 %, not " + sum + " %");
        }
        double asks = rate * share(shares, TrafficClass.FRESH) / ALL * freshAgainWithin.toMillis() / 1000.0;
        if (freshKeys > asks) {
            throw new IllegalArgumentException("fresh-keys must be at most " + (int) asks
                    + " keys, for no more are asked for within fresh-again-within");
        }
    }

    /**
     * The traffic of the gate, as {@code traffic.yaml} has it.
     *
     * @return it
     */
    public static Traffic ofTheGate() {
        try (InputStream yaml = Objects.requireNonNull(Traffic.class.getResourceAsStream("traffic.yaml"))) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and checks a description; does not close the stream.
     *
     * @param yaml the description, in the format of {@code traffic.yaml}
     * @return the traffic
     * @throws IllegalArgumentException if it is not YAML, a key is unknown or missing, a value has no unit or the wrong one, or the
     *     parts do not fit together; the message names the key
     */
    public static Traffic read(InputStream yaml) {
        TrafficFile file = TrafficFile.read(yaml);
        Map<TrafficClass, Integer> shares = new EnumMap<>(TrafficClass.class);
        for (TrafficClass one : TrafficClass.values()) {
            if (one != TrafficClass.HEALTH) {
                shares.put(one, file.percent("shares." + one.written()));
            }
        }
        Traffic traffic = new Traffic(file.number("rate", "/s"), file.number("health-rate", "/s"), shares,
                file.number("fresh-keys", "keys"), file.duration("fresh-again-within"),
                file.duration("stale-again-after"), file.duration("expired-again-after"), file.percent("cold-batches"));
        file.refuseOthers();
        return traffic;
    }

    /**
     * The same traffic at another rate; health stays as it is.
     *
     * @param other product requests a second
     * @return it
     * @throws IllegalArgumentException if the fresh keys cannot all be asked for in time at that rate
     */
    public Traffic atRate(int other) {
        return new Traffic(other, healthRate, shares, freshKeys, freshAgainWithin, staleAgainAfter, expiredAgainAfter,
                coldBatches);
    }

    /** How many of a hundred product requests are of that class. */
    int share(TrafficClass one) {
        return share(shares, one);
    }

    /** How many keys take turns when each is asked for again after that time. */
    int keysFor(TrafficClass one, Duration againAfter) {
        return Math.toIntExact(Math.round(rate * share(one) / (double) ALL * againAfter.toMillis() / 1000));
    }

    private static int share(Map<TrafficClass, Integer> shares, TrafficClass one) {
        return shares.getOrDefault(one, 0);
    }
}
