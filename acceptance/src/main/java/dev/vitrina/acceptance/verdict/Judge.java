package dev.vitrina.acceptance.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.validity.Flaws;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run. Validity comes first: figures that say nothing of the service are INVALID, whatever they are. Then each rule
 * judges its objective, and the overall verdict is the lowest: below, invalid, no data, then the tiers. There is no weighing.
 */
public final class Judge {

    static final List<Rule> RULES = List.of(new HealthP99(), new ProductsP99(), new FailureRate(), new Capacity(),
            new Stability(), new HitRatio(), new Functional());

    private Judge() {}

    /**
     * {@return the run, judged} Pure: the same evidence is judged the same way each time.
     *
     * @param required the tier that a pass needs, never the baseline
     */
    public static Judged judge(Evidence evidence, Tiers tiers, Tier required) {
        if (required == Tier.BASELINE) {
            throw new IllegalArgumentException("The baseline is no pass");
        }
        Map<Condition, String> flaws = flaws(evidence, tiers.validity());
        List<Judgement> judgements = new ArrayList<>();
        for (Rule rule : RULES) {
            for (Judgement each : rule.judge(evidence, tiers)) {
                judgements.add(valid(each, flaws));
            }
        }
        Verdict overall = judgements.stream().map(Judgement::verdict).reduce(Reach::lower)
                .orElseGet(Verdict.NoData::new);
        boolean claimed = evidence.run().profile() == Profile.QUICK || !(overall instanceof Verdict.Provisional);
        return new Judged(evidence, judgements, overall, required, claimed && Reach.atLeast(overall, required));
    }

    /** A condition in which nothing was sent has no flaw: it has no data. */
    private static Map<Condition, String> flaws(Evidence evidence, Tiers.Validity validity) {
        Map<Condition, String> flaws = new EnumMap<>(Condition.class);
        for (ConditionEvidence each : evidence.conditions()) {
            String flaw = each.samples().isEmpty() ? null : Flaws.of(each, evidence, validity);
            if (flaw != null) {
                flaws.put(each.condition(), flaw);
            }
        }
        return flaws;
    }

    /** Keeps the value of an invalid judgement: it is what people look at first. */
    private static Judgement valid(Judgement judgement, Map<Condition, String> flaws) {
        Objective objective = judgement.objective();
        if (objective == Objective.CAPACITY || objective == Objective.FUNCTIONAL) {
            return judgement; // Measured apart from the conditions.
        }
        String flaw = flaw(judgement.condition(), flaws);
        return flaw == null
                ? judgement
                : new Judgement(objective, judgement.condition(), new Verdict.Invalid(flaw), judgement.value(),
                        judgement.samples(), judgement.basis(), judgement.figures());
    }

    /** {@return the flaw of a condition; for what is pooled over the conditions with a fault, the first of theirs} */
    private static @Nullable String flaw(@Nullable Condition condition, Map<Condition, String> flaws) {
        if (condition != null) {
            return flaws.get(condition);
        }
        for (Map.Entry<Condition, String> each : flaws.entrySet()) {
            if (each.getKey().fault()) {
                return each.getKey().written() + ": " + each.getValue();
            }
        }
        return null;
    }
}
