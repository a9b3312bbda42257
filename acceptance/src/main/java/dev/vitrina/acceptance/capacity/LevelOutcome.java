package dev.vitrina.acceptance.capacity;

import dev.vitrina.acceptance.evidence.CapacityLevel;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.validity.Flaws;

/** What one level of load says. */
public enum LevelOutcome {
    /** The service carried it. */
    HELD,
    /** It was offered, and too many requests failed or took too long. */
    DID_NOT_HOLD,
    /** The generator did not send it as planned, so that it says nothing of the service. */
    NOT_OFFERED;

    /**
     * {@return what a level says}
     *
     * @param level the level
     * @param tiers what a level must hold, and what its generator must
     */
    public static LevelOutcome of(CapacityLevel level, Tiers tiers) {
        if (Flaws.of(level.generator(), tiers.validity()) != null) {
            return NOT_OFFERED;
        }
        double failedPercent = 100d * level.failed() / level.generator().started();
        return level.p99Micros() / 1000d < tiers.bounds().levelP99() && failedPercent < tiers.bounds().levelFailed()
                ? HELD
                : DID_NOT_HOLD;
    }
}
