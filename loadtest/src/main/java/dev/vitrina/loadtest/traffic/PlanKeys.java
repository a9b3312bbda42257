package dev.vitrina.loadtest.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.vitrina.loadtest.TrafficClass;

/** Says for each class what is asked for next. Used by one thread. */
final class PlanKeys {

    /** Of the keys that come again every few seconds, one in so many is a single product, as far as there are products for it. */
    private static final int ONE_SINGLE_IN = 4;
    private static final long FIRST_UNKNOWN_ID = 9_000_000_000_000_000L;
    private static final int ALL = 100;

    private final Traffic traffic;
    private final Random random;
    private final ProductSets sets;
    private final ListingPaths listings;
    private final FreshKeys fresh;
    private final ColdBatches batches;
    private final List<Ask> stale;
    private final List<Ask> expired;
    private int staleAsked;
    private int expiredAsked;
    private int coldAsked;
    private int unknownAsked;
    private int pagesAsked;

    PlanKeys(Traffic traffic, Catalogue catalogue, Random random) {
        this.traffic = traffic;
        this.random = random;
        this.sets = ProductSets.of(catalogue, random);
        List<String> categories = catalogue.products()
                .stream()
                .map(Catalogue.Product::category)
                .filter(category -> !category.isEmpty())
                .distinct()
                .sorted()
                .toList();
        this.listings = new ListingPaths(sets.listed(), categories, random);
        this.fresh = new FreshKeys(traffic, sets, random);
        this.batches = new ColdBatches(sets, random);
        int half = sets.returning().size() / 2;
        this.stale = returning(traffic.keysFor(TrafficClass.STALE, traffic.staleAgainAfter()),
                sets.returning().subList(0, half));
        this.expired = returning(traffic.keysFor(TrafficClass.EXPIRED, traffic.expiredAgainAfter()),
                sets.returning().subList(half, sets.returning().size()));
    }

    private List<Ask> returning(int count, List<Catalogue.Product> products) {
        List<Ask> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int single = i / ONE_SINGLE_IN;
            boolean isSingle = i % ONE_SINGLE_IN == 0 && single < products.size();
            keys.add(isSingle ? Ask.byId(products.get(single)) : Ask.page(listings.next()));
        }
        return keys;
    }

    /** The classes of the next hundred product requests, in their order. */
    List<TrafficClass> round() {
        List<TrafficClass> round = new ArrayList<>(ALL);
        for (TrafficClass one : TrafficClass.values()) {
            round.addAll(Collections.nCopies(traffic.share(one), one));
        }
        Collections.shuffle(round, random);
        return round;
    }

    Ask next(TrafficClass one, long dueMicros) {
        return switch (one) {
            case FRESH -> fresh.at(dueMicros);
            case STALE -> stale.get(staleAsked++ % stale.size());
            case EXPIRED -> expired.get(expiredAsked++ % expired.size());
            case COLD_PAGE -> coldPage();
            case COLD_SINGLE -> coldSingle();
            case NOT_FOUND ->
                new Ask("/v1/products/" + (FIRST_UNKNOWN_ID + unknownAsked++), new Expected.NotFound());
            case HEALTH -> new Ask("/health", new Expected.Health());
        };
    }

    private Ask coldPage() {
        pagesAsked++;
        boolean isBatch = pagesAsked * traffic.coldBatches() / ALL != (pagesAsked - 1) * traffic.coldBatches() / ALL;
        return isBatch ? batches.next() : Ask.page(listings.next());
    }

    private Ask coldSingle() {
        Catalogue.Product product = sets.cold().get(coldAsked % sets.cold().size());
        return coldAsked++ % 2 == 0 ? Ask.byId(product) : Ask.byHandle(product);
    }

    int repeatedColdSingles() {
        return Math.max(0, coldAsked - sets.cold().size());
    }
}
