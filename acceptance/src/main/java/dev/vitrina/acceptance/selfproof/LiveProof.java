package dev.vitrina.acceptance.selfproof;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.run.GateRun;
import dev.vitrina.acceptance.run.ServiceUnderTest;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Measures a live server that is slow and fails half of the time, as a service is measured, and sees whether the gate says so. */
public final class LiveProof {

    private static final Map<String, String> EXPECTED = Map.of("health-p99 calm", "BELOW", "products-p99 calm", "BELOW",
            "failure-rate calm", "BELOW", "stability calm", "PROVISIONAL MINIMUM");

    private LiveProof() {}

    /** What came of a proof. */
    public sealed interface Outcome {

        /**
         * The server was measured.
         *
         * @param proof whether the gate said of it what it must
         */
        record Measured(SelfProof.Proof proof) implements Outcome {}

        /**
         * What was measured says nothing of the server, nor of the gate: the machine was too busy.
         *
         * @param reason why, for people
         */
        record OfNoUse(String reason) implements Outcome {}
    }

    /**
     * {@return what came of it} Blocks for about 50 s, most of which it waits for the server.
     *
     * @param run how to measure
     * @param tiers what to judge by
     * @throws IOException if the load broke
     */
    public static Outcome run(GateRun run, Tiers tiers) throws IOException, InterruptedException {
        try (BadServer bad = BadServer.start();
                ServiceUnderTest service = new ServiceUnderTest(bad.address(), bad.address(), "")) {
            return outcome(run.loadAlone(service), tiers);
        }
    }

    /** {@return whether each judgement of the evidence is as it must be} All that is not expected to be bad has no data. */
    static Outcome outcome(Evidence evidence, Tiers tiers) {
        Map<String, String> expected = new TreeMap<>(EXPECTED);
        Map<String, String> found = new TreeMap<>();
        for (Judgement each : Judge.judge(evidence, tiers, Tier.EXCELLENCE).judgements()) {
            if (each.verdict() instanceof Verdict.Invalid(String reason)) {
                return new Outcome.OfNoUse(reason);
            }
            String what = name(each.objective(), each.condition());
            expected.putIfAbsent(what, "NO DATA");
            found.put(what, SelfProof.said(each.verdict()));
        }
        found.entrySet().removeIf(each -> expected.remove(each.getKey(), each.getValue())); // what differs is left
        return new Outcome.Measured(
                new SelfProof.Proof("a live server that is slow and fails half of the time", expected.toString(),
                        found.toString()));
    }

    private static String name(Objective objective, @Nullable Condition condition) {
        return objective.written() + " " + (condition == null ? "pooled" : condition.written());
    }
}
