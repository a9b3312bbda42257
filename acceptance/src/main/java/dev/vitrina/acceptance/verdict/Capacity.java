package dev.vitrina.acceptance.verdict;

import java.util.List;
import java.util.Locale;

import dev.vitrina.acceptance.capacity.CapacityResult;
import dev.vitrina.acceptance.capacity.LevelOutcome;
import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** The highest constant rate that held each time it was measured, and at least twice. Averages of a climb never count. */
final class Capacity implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        List<CapacityLevel> levels = evidence.capacity();
        CapacityResult result = CapacityResult.of(levels, tiers);
        Double highest = result.perSecond();
        if (highest != null) {
            return judgement(levels, tiers, Reach.highest(tier -> tiers.of(Objective.CAPACITY).holds(tier, highest)),
                    highest, "highest level that held twice");
        }
        List<CapacityLevel> offered = levels.stream()
                .filter(each -> LevelOutcome.of(each, tiers) != LevelOutcome.NOT_OFFERED).toList();
        Double limit = result.systemLimit();
        if (limit != null && offered.stream().allMatch(each -> each.perSecond() >= limit)) {
            return judgement(levels, tiers, new Verdict.Below(), 0d, "not even the lowest level held");
        }
        boolean ceiling = offered.isEmpty() && !levels.isEmpty();
        Verdict verdict = ceiling
                ? new Verdict.Invalid("The generator could not offer the lowest level")
                : new Verdict.NoData();
        return judgement(levels, tiers, verdict, null, "");
    }

    private static List<Judgement> judgement(List<CapacityLevel> levels, Tiers tiers, Verdict verdict,
            @Nullable Double value, String basis) {
        List<Figure> figures = levels.stream().map(each -> figure(each, LevelOutcome.of(each, tiers))).toList();
        return List.of(new Judgement(Objective.CAPACITY, Condition.CALM, verdict, value, levels.size(), basis,
                figures));
    }

    private static Figure figure(CapacityLevel level, LevelOutcome outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Figure(name, level.perSecond(), level.generator().started(), outcome != LevelOutcome.NOT_OFFERED);
    }
}
