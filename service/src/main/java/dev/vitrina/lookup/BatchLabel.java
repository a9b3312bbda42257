package dev.vitrina.lookup;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

import dev.vitrina.cache.Freshness;
import org.jspecify.annotations.Nullable;

/** How an answer for several products is labelled: like the least of them. */
sealed interface BatchLabel {

    /** Some are known, and the least of those came so. */
    record Known(Provenance least) implements BatchLabel {}

    /** Nothing is known of any. */
    record Unknown(Reason reason) implements BatchLabel {}

    Comparator<Provenance> BY_WORTH = Comparator.comparingInt(BatchLabel::rank).thenComparing(BatchLabel::age);

    /** In the order asked for; at least one. */
    static BatchLabel of(Collection<Answer> answers) {
        Provenance least = null;
        Reason unknown = null;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Found(var _, Provenance provenance) -> least = lesser(least, provenance);
                case Answer.NotFound(Provenance provenance) -> least = lesser(least, provenance);
                case Answer.Unavailable(Reason reason) -> unknown = reason;
                case Answer.CursorRefused _,Answer.NotCached _ ->
                    throw new IllegalStateException("never of one product");
            }
        }
        if (least == null) {
            return new Unknown(Objects.requireNonNull(unknown));
        }
        return new Known(unknown == null ? least : lesser(least, new Provenance.LastKnownGood(null, unknown)));
    }

    /** The level that the whole comes from, as the label says. */
    default Source source() {
        return switch (this) {
            case Known(Provenance least) -> Source.of(least);
            case Unknown _ -> Source.NONE;
        };
    }

    /** Why it is not better, or null for what is fresh. */
    default @Nullable Reason reason() {
        return switch (this) {
            case Known(Provenance least) -> reason(least);
            case Unknown(Reason reason) -> reason;
        };
    }

    private static @Nullable Reason reason(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory _,Provenance.Redis _,Provenance.Shopify _ -> null;
            case Provenance.Stale(var _, Reason reason) -> reason;
            case Provenance.LastKnownGood(var _, Reason reason) -> reason;
            case Provenance.Sample(Reason reason) -> reason;
        };
    }

    private static Provenance lesser(@Nullable Provenance one, Provenance other) {
        return one == null || BY_WORTH.compare(one, other) < 0 ? other : one;
    }

    private static int rank(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory _ -> 0;
            case Provenance.Redis _ -> 1;
            case Provenance.Shopify _ -> 2;
            case Provenance.Stale _ -> 3;
            case Provenance.LastKnownGood _ -> 4;
            case Provenance.Sample _ -> 5;
        };
    }

    private static Duration age(Provenance provenance) {
        return switch (provenance) {
            case Provenance.Memory(Freshness freshness) -> freshness.age();
            case Provenance.Redis(Freshness freshness) -> freshness.age();
            case Provenance.Shopify(Freshness freshness, _, _) -> freshness.age();
            case Provenance.Stale(Freshness freshness, _) -> freshness.age();
            case Provenance.LastKnownGood(Duration age, _) -> age == null ? Duration.ZERO : age;
            case Provenance.Sample _ -> Duration.ZERO;
        };
    }
}
