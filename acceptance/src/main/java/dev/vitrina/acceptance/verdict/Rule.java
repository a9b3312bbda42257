package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Tiers;

/** Judges one objective by figures that are taken to be valid. Each rule has a page in {@code docs/checks}. */
interface Rule {

    /** {@return one judgement for each condition in which the objective is judged, also where nothing was measured} */
    List<Judgement> judge(Evidence evidence, Tiers tiers);
}
