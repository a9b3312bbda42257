package dev.vitrina.acceptance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.FunctionalCheck;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.HeapPoint;
import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.acceptance.verdict.Figure;
import dev.vitrina.acceptance.verdict.Judged;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;

/** Judged runs to report, the same on each call. */
final class Runs {

    static final long BEGIN = 1_790_000_000_000L;
    static final Verdict EXCELLENT = new Verdict.Reached(Tier.EXCELLENCE);
    static final Verdict RECORD = new Verdict.Reached(Tier.RECORD);
    static final Tiers TIERS = TiersFile.standard();

    private Runs() {}

    static Report report() {
        return Reporting.of(judged(), TIERS);
    }

    static Report report(Judged judged) {
        return Reporting.of(judged, TIERS);
    }

    static Judged judged() {
        return judged(new Verdict.Provisional(Tier.EXCELLENCE), true, judgements());
    }

    static Judged judged(Verdict overall, boolean passed, List<Judgement> judgements) {
        return new Judged(evidence(machine("2 × test <processor>")), judgements, overall, Tier.EXCELLENCE, passed);
    }

    static List<Judgement> judgements() {
        List<Judgement> all = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            all.add(judgement(Objective.HEALTH_P99, condition, RECORD, 1.9 + number(condition) * 0.4, 240));
        }
        for (Condition condition : Condition.values()) {
            all.add(products(condition));
        }
        all.add(judgement(Objective.PRODUCTS_P99, null, EXCELLENT, 1_532.0, 600));
        for (Condition condition : Condition.values()) {
            all.add(judgement(Objective.FAILURE_RATE, condition, condition.fault() ? EXCELLENT : RECORD,
                    condition.fault() ? 2.71 : 0, 4_800));
        }
        all.add(judgement(Objective.CAPACITY, Condition.CALM, RECORD, 2_880.0, 2));
        all.add(judgement(Objective.STABILITY, Condition.CALM, new Verdict.Provisional(Tier.EXCELLENCE), 1.0, 6));
        all.add(judgement(Objective.HIT_RATIO, Condition.CALM, EXCELLENT, 66.4, 4_800));
        all.add(new Judgement(Objective.FUNCTIONAL, Condition.CALM, RECORD, null, 2, "2 of 2 checks passed",
                List.of()));
        return all;
    }

    static Judgement judgement(Objective objective, @Nullable Condition condition, Verdict verdict,
            @Nullable Double value, long samples) {
        return new Judgement(objective, condition, verdict, value, samples, "of all requests", List.of());
    }

    private static Judgement products(Condition condition) {
        double value = condition.fault() ? 1_532 : 251.7;
        return new Judgement(Objective.PRODUCTS_P99, condition, EXCELLENT, value, 720, "worst class: cold-page",
                List.of(new Figure("fresh", 3.2, 2_500, true), new Figure("stale", 3.9, 720, true),
                        new Figure("expired", 213.0, 720, true), new Figure("cold-page", value, 720, true),
                        new Figure("cold-single", null, 140, false)));
    }

    static Run machine(String machine) {
        return new Run("2026-11-24T18-00-00-7f3a", BEGIN, Profile.QUICK, List.of(Condition.values()), KeyStates.PLANNED,
                "", machine, "25.0.1", "0.1.0", 42,
                Map.of("cache.ttl", "5s", "cache.stale-while-revalidate", "10s"));
    }

    static Evidence evidence(Run run) {
        List<ConditionEvidence> conditions = Arrays.stream(Condition.values()).map(Runs::condition).toList();
        return new Evidence(run, new WarmUp(BEGIN - 20_000, BEGIN, 1_600, 0.64), conditions,
                List.of(new HeapPoint(BEGIN, 60_000_000, 8_000_000),
                        new HeapPoint(BEGIN + 30_000, 66_000_000, 12_000_000),
                        new HeapPoint(BEGIN + 60_000, 65_000_000, 12_500_000)),
                "4711@1", "4711@1",
                List.of(level(720, 9_000), level(1_440, 14_000), level(2_880, 31_000), level(5_760, 2_400_000),
                        level(2_880, 33_000)),
                List.of(new FunctionalCheck("a page of products", true, ""),
                        new FunctionalCheck("an unknown product is 404", true, "")));
    }

    private static CapacityLevel level(double rate, long p99) {
        return new CapacityLevel(rate, new Generator((long) (rate * 5), (long) (rate * 5), 900, 4_000, 0.31), p99, 0);
    }

    private static ConditionEvidence condition(Condition condition) {
        Random random = new Random(number(condition));
        long begin = BEGIN + number(condition) * 60_000L;
        List<Sample> samples = new ArrayList<>();
        for (int request = 0; request < 5_040; request++) {
            samples.add(sample(condition, begin + request * 60_000L / 5_040, request % 100, random));
        }
        long health = samples.stream().filter(each -> !Measuring.isProduct(each)).count();
        return new ConditionEvidence(condition, begin, begin + 60_000, samples,
                new Generator(5_040, 5_040, 1_400, 11_000, 0.21),
                Map.of("products", new ServerCount(100, 100 + 5_040 - health, 0), "health",
                        new ServerCount(7, 7 + health, 0)),
                condition.fault() ? 812 : 0);
    }

    private static Sample sample(Condition condition, long due, int of100, Random random) {
        double noise = Math.exp(random.nextGaussian() * 0.5);
        if (of100 < 5) {
            return new Sample(TrafficClass.HEALTH, "health", due, (long) (600 * noise), 200, "", "", true, "");
        }
        if (of100 < 52) {
            return product(TrafficClass.FRESH, due, 900 * noise, "memory", true);
        }
        if (of100 < 67) {
            return product(TrafficClass.STALE, due, 950 * noise, "stale", true);
        }
        double shop = condition.fault() ? Math.min(1_532_000, 900_000 * noise) : 150_000 + 20_000 * noise;
        if (of100 < 82) {
            return product(TrafficClass.EXPIRED, due, shop / 4, condition.fault() ? "stale" : "shopify", false);
        }
        if (of100 < 96) {
            return product(TrafficClass.COLD_PAGE, due, shop, condition.fault() ? "last-known-good" : "shopify", false);
        }
        if (of100 == 96 && condition.fault()) {
            return new Sample(TrafficClass.COLD_SINGLE, "products", due, (long) shop, 503, "", "", false, "");
        }
        if (of100 == 97 && condition == Condition.DOWN && random.nextInt(10) == 0) {
            return new Sample(TrafficClass.COLD_SINGLE, "products", due, 9_000, 0, "", "", false, "reset <by peer>");
        }
        return product(of100 == 99 ? TrafficClass.NOT_FOUND : TrafficClass.COLD_SINGLE, due, shop, "shopify", false);
    }

    private static Sample product(TrafficClass type, long due, double micros, String source, boolean hit) {
        return new Sample(type, "products", due, (long) micros, 200, source, "", hit, "");
    }

    private static int number(Condition condition) {
        return List.of(Condition.values()).indexOf(condition);
    }
}
