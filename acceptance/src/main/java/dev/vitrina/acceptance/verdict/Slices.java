package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.loadtest.Sample;

/**
 * The product requests of a condition, cut by the time at which they were due.
 *
 * @param measured the condition
 * @param products its product requests
 */
record Slices(ConditionEvidence measured, List<Sample> products) {

    static Slices of(ConditionEvidence measured) {
        return new Slices(measured, Requests.products(measured.judged()));
    }

    /** {@return the requests of each slice; what is left at the end belongs to the last one} */
    List<List<Sample>> each(double seconds) {
        long millis = (long) (seconds * 1000);
        int count = (int) ((measured.toMillis() - measured.fromMillis()) / millis);
        List<List<Sample>> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(new ArrayList<>());
        }
        if (count > 0) {
            for (Sample each : products) {
                int slice = (int) ((each.dueMillis() - measured.fromMillis()) / millis);
                slices.get(Math.min(slice, count - 1)).add(each);
            }
        }
        return slices;
    }

    /** {@return the requests of one third, counted from 0} */
    List<Sample> third(int which) {
        return products.stream().filter(each -> thirdOf(each.dueMillis()) == which).toList();
    }

    /** {@return what was in use beside the cache in one third, in order of size} */
    List<Long> heap(List<HeapPoint> heap, int which) {
        return heap.stream().filter(each -> within(each.atMillis()) && thirdOf(each.atMillis()) == which)
                .map(each -> Math.max(0, each.bytes() - each.cacheBytes())).sorted().toList();
    }

    /** {@return failed requests of a slice in percent} */
    static double failed(Condition condition, List<Sample> slice) {
        return Requests.percent(
                slice.stream().filter(each -> Requests.failed(condition, each) || each.unanswered()).count(),
                slice.size());
    }

    private boolean within(long millis) {
        return millis >= measured.fromMillis() && millis < measured.toMillis();
    }

    private long thirdOf(long millis) {
        return (millis - measured.fromMillis()) * 3 / (measured.toMillis() - measured.fromMillis());
    }
}
