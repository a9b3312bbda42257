package dev.vitrina.acceptance.verdict;

import java.util.List;

import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.tiers.Tier;

/**
 * A whole run, judged. Immutable.
 *
 * @param evidence what was judged
 * @param judgements one for each objective and condition that the tiers ask for, in the order in which they are shown
 * @param overall the lowest of them
 * @param required the tier that was asked for
 * @param passed whether the overall verdict is that tier or a better one, as the profile has it
 */
public record Judged(Evidence evidence, List<Judgement> judgements, Verdict overall, Tier required, boolean passed) {

    /** Copies the judgements. */
    public Judged {
        judgements = List.copyOf(judgements);
    }
}
