package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tiers;

/** How many promises of the API were not kept. */
final class Functional implements Rule {

    @Override
    public List<Judgement> judge(Evidence evidence, Tiers tiers) {
        List<FunctionalCheck> checks = evidence.checks();
        if (checks.isEmpty()) {
            return List.of(Judgement.noData(Objective.FUNCTIONAL, Condition.CALM, 0, List.of()));
        }
        double failed = checks.stream().filter(each -> !each.passed()).count();
        List<Figure> figures = checks.stream().map(each -> new Figure(each.name(), each.passed() ? 0d : 1d, 1, true))
                .toList();
        return List.of(new Judgement(Objective.FUNCTIONAL, Condition.CALM,
                Reach.highest(tier -> tiers.of(Objective.FUNCTIONAL).holds(tier, failed)), failed, checks.size(),
                "promises that were not kept", figures));
    }
}
