package dev.vitrina.loadtest.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The hot keys: some far more often than others (Zipf), but none left alone for longer than it takes to grow stale. */
final class FreshKeys {

    private static final int HANDLES = 4;

    private final List<Ask> keys;
    private final double[] upTo;
    private final long[] lastMicros;
    private final long withinMicros;
    private final Random random;

    FreshKeys(Traffic traffic, ProductSets sets, Random random) {
        this.keys = keys(sets).subList(0, Math.min(traffic.freshKeys(), keys(sets).size()));
        this.random = random;
        this.withinMicros = inMicros(traffic.freshAgainWithin());
        this.lastMicros = new long[keys.size()];
        Arrays.setAll(lastMicros, i -> -withinMicros * (i + 1) / keys.size()); // so that they do not all begin at once
        this.upTo = new double[keys.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    /** What storefronts and a recommender ask for again and again. */
    private static List<Ask> keys(ProductSets sets) {
        List<Catalogue.Product> hot = sets.hot();
        List<Ask> keys = new ArrayList<>();
        keys.add(Ask.page("/v1/products?limit=20"));
        keys.add(Ask.page("/v1/products?limit=12"));
        keys.add(Ask.byId(hot.getFirst()));
        keys.add(Ask.batch(hot.subList(0, 10).stream().map(Catalogue.Product::id).toList()));
        keys.add(new Ask("/v1/categories", new Expected.Categories()));
        keys.add(Ask.page("/v1/products?q=shirt&limit=10&vendor="
                + ListingPaths.encoded(sets.listed().getFirst())));
        keys.add(Ask.byHandle(hot.get(1)));
        keys.add(Ask.page("/v1/products?limit=5"));
        keys.add(Ask.batch(hot.subList(5, 20).stream().map(Catalogue.Product::id).toList()));
        for (int i = 2; i < 2 + HANDLES; i++) {
            keys.add(Ask.byHandle(hot.get(i)));
            keys.add(Ask.byId(hot.get(i + HANDLES)));
        }
        return keys;
    }

    /** Times must not go back from one call to the next. */
    Ask at(long dueMicros) {
        int longest = 0;
        for (int i = 1; i < lastMicros.length; i++) {
            if (lastMicros[i] < lastMicros[longest]) {
                longest = i;
            }
        }
        // Two thirds, because several may be due at once, and they take turns.
        int chosen = dueMicros - lastMicros[longest] > withinMicros * 2 / 3 ? longest : popular();
        lastMicros[chosen] = dueMicros;
        return keys.get(chosen);
    }

    private int popular() {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        for (int i = 0; i < upTo.length; i++) {
            if (at < upTo[i]) {
                return i;
            }
        }
        return upTo.length - 1;
    }

    private static long inMicros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
