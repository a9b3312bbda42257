package dev.vitrina.acceptance.verdict;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tiers;
import org.jspecify.annotations.Nullable;

/** The highest constant rate that held each time it was measured, and at least twice. Averages of a climb never count. */
final class Capacity implements Rule {

    private static final int CONFIRMED = 2;

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        List<CapacityLevel> offered = evidence.capacity().stream().filter(each -> offered(each, tiers)).toList();
        TreeMap<Double, List<CapacityLevel>> byRate = offered.stream()
                .collect(Collectors.groupingBy(CapacityLevel::perSecond, TreeMap::new, Collectors.toList()));
        @Nullable
        Double highest = byRate.entrySet().stream()
                .filter(each -> each.getValue().size() >= CONFIRMED && hold(each.getValue(), tiers))
                .map(each -> each.getKey()).max(Double::compare).orElse(null);
        if (highest != null) {
            return judgement(evidence, tiers, Reach.highest(tier -> tiers.of(Objective.CAPACITY).holds(tier, highest)),
                    highest, "highest level that held twice");
        }
        if (!byRate.isEmpty() && !hold(byRate.firstEntry().getValue(), tiers)) {
            return judgement(evidence, tiers, new Verdict.Below(), 0d, "not even the lowest level held");
        }
        boolean ceiling = offered.isEmpty() && !evidence.capacity().isEmpty();
        Verdict verdict = ceiling
                ? new Verdict.Invalid("The generator could not offer the lowest level")
                : new Verdict.NoData();
        return judgement(evidence, tiers, verdict, null, "");
    }

    private static List<Judgement> judgement(Evidence evidence, Tiers tiers, Verdict verdict, @Nullable Double value,
            String basis) {
        List<Figure> figures = evidence.capacity().stream().map(each -> figure(each, tiers)).toList();
        return List
                .of(new Judgement(Objective.CAPACITY, Condition.CALM, verdict, value, evidence.capacity().size(), basis,
                        figures));
    }

    private static Figure figure(CapacityLevel level, Tiers tiers) {
        boolean offered = offered(level, tiers);
        String name = !offered ? "not offered" : hold(List.of(level), tiers) ? "held" : "did not hold";
        return new Figure(name, level.perSecond(), level.generator().started(), offered);
    }

    private static boolean offered(CapacityLevel level, Tiers tiers) {
        return Judge.GENERATOR.stream()
                .allMatch(each -> each.flaw(level.generator(), tiers.validity()) == null);
    }

    private static boolean hold(Collection<CapacityLevel> levels, Tiers tiers) {
        Tiers.Bounds bounds = tiers.bounds();
        return levels.stream()
                .allMatch(each -> each.p99Micros() / 1000d < bounds.levelP99()
                        && Requests.percent(each.failed(), each.generator().started()) < bounds.levelFailed());
    }
}
