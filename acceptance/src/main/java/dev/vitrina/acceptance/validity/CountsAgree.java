package dev.vitrina.acceptance.validity;

import java.util.Locale;
import java.util.TreeSet;

import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.loadtest.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Whether the service counted what the generator sent, route by route. A request without an answer may have reached it or not:
 * the service's count must lie between those answered and all. So may one that was under way while the counters were read.
 */
final class CountsAgree implements ConditionRule {

    @Override
    public @Nullable String flaw(ConditionEvidence measured, Evidence evidence, Tiers.Validity validity) {
        TreeSet<String> routes = new TreeSet<>(measured.counts().keySet());
        measured.samples().forEach(each -> routes.add(each.route()));
        for (String route : routes) {
            String flaw = flaw(route, measured, validity.mostCountsApart() / 100);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static @Nullable String flaw(String route, ConditionEvidence measured, double apart) {
        ServerCount count = measured.counts().get(route);
        if (count == null) {
            return "The service did not count route " + route;
        }
        long counted = count.after() - count.before();
        long all = measured.samples().stream().filter(each -> each.route().equals(route)).count();
        long answered = measured.samples().stream().filter(each -> each.route().equals(route) && answered(each))
                .count();
        return counted >= (answered - count.underWay()) * (1 - apart) && counted <= all * (1 + apart)
                ? null
                : String.format(Locale.ROOT,
                        "Route %s: the service counted %d, the generator sent %d and had %d answers",
                        route, counted, all, answered);
    }

    private static boolean answered(Sample sample) {
        return sample.status() != 0;
    }
}
