package dev.vitrina.loadtest.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.vitrina.loadtest.TrafficClass;

/**
 * Which requests are due when: the same ones for the same traffic, catalogue, seed and length. Immutable.
 *
 * <p>Product request i is due at i ÷ rate, health request j at (j + ½) ÷ health rate, whatever becomes of those before. Each run of a
 * hundred product requests has the classes' exact shares, in an order of its own, so a round of keys takes the same time each time.
 *
 * @param requests by the time at which they are due
 * @param repeatedColdSingles how many cold singles had been asked for before in this plan, because the shop has too few products
 */
public record TrafficPlan(List<PlannedRequest> requests, int repeatedColdSingles) {

    private static final long SECOND_MICROS = 1_000_000;

    /** Keeps a copy. */
    public TrafficPlan {
        requests = List.copyOf(requests);
    }

    /**
     * Makes a plan.
     *
     * @param traffic how much is asked for, and of what
     * @param catalogue the shop's products
     * @param seed what all random choices follow from
     * @param length from the first request until after the last; whole seconds
     * @return the plan
     * @throws IllegalArgumentException if the shop has too few products for that traffic
     */
    public static TrafficPlan of(Traffic traffic, Catalogue catalogue, long seed, Duration length) {
        Random random = new Random(seed);
        PlanKeys keys = new PlanKeys(traffic, catalogue, random);
        List<PlannedRequest> requests = new ArrayList<>();
        List<TrafficClass> round = new ArrayList<>();
        long products = length.toSeconds() * traffic.rate();
        long healths = length.toSeconds() * traffic.healthRate();
        for (long i = 0, j = 0; i < products || j < healths;) {
            long productDue = i * SECOND_MICROS / traffic.rate();
            long healthDue = (2 * j + 1) * SECOND_MICROS / (2L * traffic.healthRate());
            if (i < products && (j >= healths || productDue <= healthDue)) {
                if (round.isEmpty()) {
                    round.addAll(keys.round());
                }
                TrafficClass next = round.removeLast();
                Ask ask = keys.next(next, productDue);
                requests.add(new PlannedRequest(requests.size(), next, productDue, ask.path(), ask.expected()));
                i++;
            } else {
                requests.add(new PlannedRequest(requests.size(), TrafficClass.HEALTH, healthDue, "/health",
                        new Expected.Health()));
                j++;
            }
        }
        return new TrafficPlan(requests, keys.repeatedColdSingles());
    }
}
