package dev.vitrina.lookup;

/** The level that an answer comes from, as answers name it. */
public enum Source {
    /** A fresh entry in memory. */
    MEMORY,
    /** A fresh entry that another node had loaded. */
    REDIS,
    /** The shop. */
    SHOPIFY,
    /** An entry that is no longer fresh. */
    STALE,
    /** The last known good catalogue, or what the merchant wrote down. */
    LAST_KNOWN_GOOD,
    /** Made-up products. */
    SAMPLE,
    /** No level: the caller gets an error. */
    NONE;

    static Source of(Answer answer) {
        return switch (answer) {
            case Answer.Found(var _, Provenance provenance) -> of(provenance);
            case Answer.NotFound(Provenance provenance) -> of(provenance);
            case Answer.CursorRefused _,Answer.NotCached _,Answer.Unavailable _ -> NONE;
        };
    }

    static Source of(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory _ -> MEMORY;
            case Provenance.Redis _ -> REDIS;
            case Provenance.Shopify _ -> SHOPIFY;
            case Provenance.Stale _ -> STALE;
            case Provenance.LastKnownGood _ -> LAST_KNOWN_GOOD;
            case Provenance.Sample _ -> SAMPLE;
        };
    }
}
