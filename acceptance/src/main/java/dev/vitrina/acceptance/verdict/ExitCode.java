package dev.vitrina.acceptance.verdict;

import dev.vitrina.acceptance.tiers.Tier;

/** How the command line ends. Scripts rely on the numbers. */
public enum ExitCode {
    /** The required tier is reached. */
    PASS(0),
    /** The command line could not be understood. */
    USAGE(1),
    /** The required tier is not reached. */
    BELOW(2),
    /** It would be, but the run was too short to say so. */
    PROVISIONAL(3),
    /** The run says nothing of the service, or too little. */
    INVALID(4),
    /** The tiers or the settings cannot be used. */
    CONFIGURATION(5),
    /** The service or the harness broke. */
    BROKE(6),
    /** A new release was taken back, and the old one verified. */
    ROLLED_BACK(7),
    /** A new release could not be taken back. */
    ROLLBACK_FAILED(8),
    /** The gate let bad evidence pass, and is not to be trusted. */
    PROOF_FAILED(9);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** {@return the number that the process ends with} */
    public int code() {
        return code;
    }

    /** {@return how a run ends that was judged so} */
    public static ExitCode of(Judged judged) {
        if (judged.passed()) {
            return PASS;
        }
        return switch (judged.overall()) {
            case Verdict.Below _,Verdict.Reached _ -> BELOW;
            case Verdict.Provisional(Tier tier) -> tier.compareTo(judged.required()) < 0 ? BELOW : PROVISIONAL;
            case Verdict.NoData _,Verdict.Invalid _ -> INVALID;
        };
    }
}
