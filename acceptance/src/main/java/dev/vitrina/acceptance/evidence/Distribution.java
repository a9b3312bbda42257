package dev.vitrina.acceptance.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

import dev.vitrina.loadtest.Sample;
import org.jspecify.annotations.Nullable;

/** Numbers in order. Percentiles are exact: the smallest number that is not exceeded by the share asked for. Immutable. */
public final class Distribution {

    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    /** {@return the numbers of all, in order} */
    public static <T> Distribution of(Collection<T> all, ToDoubleFunction<T> number) {
        double[] numbers = all.stream().mapToDouble(number).toArray();
        Arrays.sort(numbers);
        return new Distribution(numbers);
    }

    /** {@return what the callers waited, in milliseconds, failed requests included} */
    public static Distribution waited(Collection<Sample> samples) {
        return of(samples, each -> each.micros() / 1000.0);
    }

    /** {@return whether there are no numbers} */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** {@return the percentile, 0 to 100; there must be numbers} */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-9);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    /** {@return the range of the middle half; null with less than four numbers, of which there is no middle half to speak of} */
    public @Nullable Double spread() {
        return sorted.length < 4 ? null : percentile(75) - percentile(25);
    }
}
