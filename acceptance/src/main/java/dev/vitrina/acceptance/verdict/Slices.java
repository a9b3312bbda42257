package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.loadtest.Sample;

/**
 * Requests of a condition, cut by the time at which they were due. Immutable.
 *
 * @param measured the condition
 * @param samples those of its judged requests that are cut
 */
public record Slices(ConditionEvidence measured, List<Sample> samples) {

    /** Copies the samples. */
    public Slices {
        samples = List.copyOf(samples);
    }

    /** {@return the product requests of a condition} */
    static Slices of(ConditionEvidence measured) {
        return new Slices(measured, Requests.products(measured.judged()));
    }

    /**
     * {@return the requests of each slice, in order of time; what is left at the end belongs to the last one}
     *
     * @param seconds how long a slice is
     */
    public List<List<Sample>> each(double seconds) {
        long millis = (long) (seconds * 1000);
        int count = (int) ((measured.toMillis() - measured.fromMillis()) / millis);
        List<List<Sample>> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(new ArrayList<>());
        }
        if (count > 0) {
            for (Sample each : samples) {
                int slice = (int) ((each.dueMillis() - measured.fromMillis()) / millis);
                slices.get(Math.min(slice, count - 1)).add(each);
            }
        }
        return slices;
    }

    /** {@return the requests of one third, counted from 0} */
    List<Sample> third(int which) {
        return samples.stream().filter(each -> thirdOf(each.dueMillis()) == which).toList();
    }

    /** {@return what was in use beside the cache in one third, in order of size} */
    List<Long> heap(List<HeapPoint> heap, int which) {
        return heap.stream().filter(each -> within(each.atMillis()) && thirdOf(each.atMillis()) == which)
                .map(each -> Math.max(0, each.bytes() - each.cacheBytes())).sorted().toList();
    }

    /** {@return failed requests of a slice in percent} */
    static double failed(Condition condition, List<Sample> slice) {
        return Requests.percent(
                slice.stream().filter(each -> Failed.in(condition, each) || each.unanswered()).count(),
                slice.size());
    }

    private boolean within(long millis) {
        return millis >= measured.fromMillis() && millis < measured.toMillis();
    }

    private long thirdOf(long millis) {
        return (millis - measured.fromMillis()) * 3 / (measured.toMillis() - measured.fromMillis());
    }
}
