package dev.vitrina.acceptance.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What rules ask of the figures that they judge. */
final class Figures {

    private Figures() {}

    /** {@return the first of those with the largest value; null where none has one} */
    static @Nullable Figure largest(List<Figure> figures) {
        @Nullable
        Figure largest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Figure each : figures) {
            Double value = each.value();
            if (value != null && value > most) {
                largest = each;
                most = value;
            }
        }
        return largest;
    }
}
