package dev.vitrina.acceptance.selfproof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.EvidenceFile;
import dev.vitrina.acceptance.evidence.Reading;
import dev.vitrina.acceptance.tiers.Tier;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.verdict.ExitCode;
import dev.vitrina.acceptance.verdict.Judge;
import dev.vitrina.acceptance.verdict.Judged;
import dev.vitrina.acceptance.verdict.Judgement;
import dev.vitrina.acceptance.verdict.Verdict;

/**
 * Shows the gate bad evidence and sees whether it fails: one case for each objective, and one for each way to turn green
 * without a service that is good. Good evidence must pass, or a gate that always fails would prove itself.
 */
public final class SelfProof {

    private SelfProof() {}

    /**
     * One case, tried.
     *
     * @param name what was wrong with the evidence
     * @param expected what the gate must say
     * @param found what it said
     */
    public record Proof(String name, String expected, String found) {

        /** {@return whether the gate said what it must} */
        public boolean holds() {
            return expected.equals(found);
        }
    }

    /** {@return all cases, tried with the tiers} The gate is to be trusted only if all of them hold. Takes about a second. */
    public static List<Proof> run(Tiers tiers) {
        Evidence good = GoodEvidence.full();
        Set<String> normal = said(Judge.judge(good, tiers, Tier.EXCELLENCE));
        List<Proof> proofs = new ArrayList<>();
        List<Case> cases = new ArrayList<>(List.of(new Case("good evidence", good, Set.of(), ExitCode.PASS)));
        cases.addAll(ObjectiveCases.all(good));
        cases.addAll(SilentCases.all(good));
        for (Case each : cases) {
            Judged judged = Judge.judge(each.evidence(), tiers, Tier.EXCELLENCE);
            Set<String> changes = new HashSet<>(said(judged));
            changes.removeAll(normal);
            proofs.add(new Proof(each.name(), shown(each.exit(), each.changes()), shown(ExitCode.of(judged), changes)));
        }
        for (FileCase each : files(good)) {
            proofs.add(new Proof(each.name(), each.why().name(), shown(each.found())));
        }
        return List.copyOf(proofs);
    }

    private static List<FileCase> files(Evidence good) {
        byte[] whole = EvidenceFile.bytes(good);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] nothing = EvidenceFile.bytes(Changed.conditions(good, List.of()));
        Path absent = Path.of("no-such-directory", "evidence.json");
        return List.of(
                new FileCase("no file", EvidenceFile.read(absent, GoodEvidence.RUN), Reading.Why.MISSING),
                new FileCase("empty file", EvidenceFile.parse(new byte[0], GoodEvidence.RUN), Reading.Why.EMPTY),
                new FileCase("file that is cut off", EvidenceFile.parse(half, GoodEvidence.RUN), Reading.Why.BROKEN),
                new FileCase("results of an earlier run", EvidenceFile.parse(whole, "another"), Reading.Why.OTHER_RUN),
                new FileCase("file without samples", EvidenceFile.parse(nothing, GoodEvidence.RUN),
                        Reading.Why.NO_SAMPLES));
    }

    private static Set<String> said(Judged judged) {
        return judged.judgements().stream().map(SelfProof::said).collect(Collectors.toSet());
    }

    private static String said(Judgement judgement) {
        String condition = judgement.condition() == null ? "pooled" : judgement.condition().written();
        return judgement.objective().written() + " " + condition + ": " + said(judgement.verdict());
    }

    /** {@return a verdict in words that are equal for equal ones} */
    static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Reached(Tier tier) -> tier.name();
            case Verdict.Provisional(Tier tier) -> "PROVISIONAL " + tier.name();
            case Verdict.Below _ -> "BELOW";
            case Verdict.NoData _ -> "NO DATA";
            case Verdict.Invalid _ -> "INVALID";
        };
    }

    private static String shown(Reading reading) {
        return switch (reading) {
            case Reading.Found _ -> "FOUND";
            case Reading.Refused refused -> refused.why().name();
        };
    }

    private static String shown(ExitCode exit, Set<String> changes) {
        return exit + " " + new TreeSet<>(changes);
    }
}
