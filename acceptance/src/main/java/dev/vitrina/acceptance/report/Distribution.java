package dev.vitrina.acceptance.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/** Numbers in order. Percentiles are exact: the smallest number that is not exceeded by the share asked for. */
final class Distribution {

    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    static <T> Distribution of(Collection<T> all, ToDoubleFunction<T> number) {
        double[] numbers = all.stream().mapToDouble(number).toArray();
        Arrays.sort(numbers);
        return new Distribution(numbers);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** The percentile, 0 to 100; there must be numbers. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-9);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    /** The range of the middle half; null with less than four numbers, of which there is no middle half to speak of. */
    @Nullable
    Double spread() {
        return sorted.length < 4 ? null : percentile(75) - percentile(25);
    }
}
