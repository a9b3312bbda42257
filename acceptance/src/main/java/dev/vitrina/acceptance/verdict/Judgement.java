package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.tiers.Objective;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one objective in one condition, with what it rests on. Immutable.
 *
 * @param objective what was judged
 * @param condition in which condition; null for what is judged over several at once
 * @param verdict what is said
 * @param value the value that was held against the limits, in the unit of the objective; null where there is none
 * @param samples how many requests, slices or levels the value comes from
 * @param basis what the value is, in a few words, such as {@code worst class: cold-page}; empty where there is no value
 * @param figures what else there is to see, class by class
 */
public record Judgement(Objective objective, @Nullable Condition condition, Verdict verdict, @Nullable Double value,
        long samples, String basis, List<Figure> figures) {

    /** Copies the figures. */
    public Judgement {
        figures = List.copyOf(figures);
    }

    /** {@return that too little was measured to say more, with what there is to see} */
    static Judgement noData(Objective objective, @Nullable Condition condition, long samples, List<Figure> figures) {
        return new Judgement(objective, condition, new Verdict.NoData(), null, samples, "", figures);
    }
}
