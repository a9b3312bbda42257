package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.vitrina.product.Market;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;
import org.jspecify.annotations.Nullable;

/**
 * The level behind all others: the newest catalogue of each market, and where there is none, what the settings put in its
 * place. It holds a part of the shop's products, so it never says that there is no such product. Nothing here does I/O or
 * waits; answers are rendered when they are asked for. Safe for use by many threads.
 */
public final class LastKnownGood {

    /** A catalogue older than this is not used: its prices and stock have nothing to do with the shop any more. */
    public static final Duration LONGEST_AGE = Duration.ofDays(7);

    private final ConcurrentMap<Market, Held> catalogues = new ConcurrentHashMap<>();
    private final StandIn standIn;
    private final InstantSource clock;

    private record Held(Catalogue catalogue, KnownCatalogue.Origin origin) {}

    /**
     * Holds no catalogue yet.
     *
     * @param standIn what answers as long as there is none that can be used
     * @param clock tells how old a catalogue is, and which products are published by now
     */
    public LastKnownGood(StandIn standIn, InstantSource clock) {
        this.standIn = standIn;
        this.clock = clock;
    }

    /**
     * Takes a catalogue in place of the one of its market, unless that one is newer. One that was loaded in the future, by a
     * clock that went wrong, is not newer.
     *
     * @param catalogue what a load found, or a file held
     * @param origin which of the two
     */
    public void keep(Catalogue catalogue, KnownCatalogue.Origin origin) {
        Instant now = clock.instant();
        catalogues.merge(catalogue.market(), new Held(catalogue, origin),
                (held, offered) -> isNewer(held.catalogue, offered.catalogue, now) ? held : offered);
    }

    private static boolean isNewer(Catalogue held, Catalogue offered, Instant now) {
        return held.loadStartedAt().isAfter(offered.loadStartedAt()) && !held.loadStartedAt().isAfter(now);
    }

    /**
     * Says how old the catalogue of a market is, whether or not it can still be used.
     *
     * @param market which one
     * @return how long ago its load began, zero where a clock went back, or null where there is none
     */
    public @Nullable Duration age(Market market) {
        Held held = catalogues.get(market);
        return held == null ? null : age(held.catalogue, clock.instant());
    }

    /** {@return what is held of each market, whether or not it can still be used, in the order of their names} */
    public List<KnownCatalogue> catalogues() {
        Instant now = clock.instant();
        return catalogues.values().stream()
                .map(held -> known(held, now))
                .sorted(Comparator.comparing(known -> known.market().id()))
                .toList();
    }

    private static KnownCatalogue known(Held held, Instant now) {
        Catalogue catalogue = held.catalogue;
        return new KnownCatalogue(catalogue.market(), catalogue.products().size(), catalogue.loadStartedAt(),
                age(catalogue, now), held.origin, isUsable(catalogue, now));
    }

    private static boolean isUsable(Catalogue catalogue, Instant now) {
        return age(catalogue, now).compareTo(LONGEST_AGE) <= 0;
    }

    /** {@return what answers where no catalogue can: {@code file}, {@code samples} or {@code nothing}} */
    public String standIn() {
        return switch (standIn) {
            case StandIn.Provided _ -> "file";
            case StandIn.Samples _ -> "samples";
            case StandIn.Nothing _ -> "nothing";
        };
    }

    private static Duration age(Catalogue catalogue, Instant now) {
        Duration age = Duration.between(catalogue.loadStartedAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /**
     * Answers a query over the products that it has.
     *
     * @param query what is asked for
     * @return the answer and whose products it shows, or that there is none
     */
    public Fallback answer(ProductQuery query) {
        Instant now = clock.instant();
        Held held = catalogues.get(query.market());
        if (held == null || !isUsable(held.catalogue, now)) {
            return standIn.answer(query, now);
        }
        RenderedBody body = CatalogueQuery.answer(held.catalogue.products(), query, now);
        return body == null ? new Fallback.None() : new Fallback.LastKnown(body, age(held.catalogue, now));
    }
}
