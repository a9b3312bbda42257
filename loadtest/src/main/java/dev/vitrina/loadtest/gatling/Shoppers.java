package dev.vitrina.loadtest.gatling;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.traffic.Catalogue;
import dev.vitrina.loadtest.traffic.Expected;

/**
 * What the callers of a product API ask for: the n-th most popular thing 1 ÷ n as often as the most popular one (Zipf). The same for the same
 * catalogue and seed. Not safe for use by many threads; Gatling takes from one feeder at a time.
 */
final class Shoppers {

    /**
     * One request.
     *
     * @param name the name it has in the report
     * @param trafficClass what answers it may get
     * @param path the path and query to ask for
     * @param expected what a good answer looks like
     */
    record Wish(String name, TrafficClass trafficClass, String path, Expected expected) {}

    private static final int FEWEST_OF_BATCH = 10;
    private static final int MOST_OF_BATCH = 50;
    private static final int PAGES = 40;
    private static final int PAGES_AND_PRODUCTS = 85;
    private static final int ALL = 100;
    private static final List<Integer> LIMITS = List.of(20, 12, 24, 48);

    private final Random random;
    private final List<Catalogue.Product> products;
    private final List<String> listings = new ArrayList<>();
    private final List<String> searches = new ArrayList<>();

    /** Callers of a shop that has products. */
    Shoppers(Catalogue catalogue, long seed) {
        if (catalogue.products().isEmpty()) {
            throw new IllegalArgumentException("the shop has no products to ask for");
        }
        this.random = new Random(seed);
        this.products = catalogue.products();
        List<String> categories = products.stream().map(Catalogue.Product::category).filter(one -> !one.isEmpty())
                .distinct().toList();
        for (int limit : LIMITS) {
            listings.add("/v1/products?limit=" + limit);
            categories.forEach(one -> listings.add("/v1/products?limit=" + limit + "&category=" + encoded(one)));
        }
        searches.add("/v1/products?q=shirt");
        categories.forEach(one -> searches.add("/v1/products?sort=relevance&q=" + encoded(one)));
    }

    /** A storefront: of a hundred requests 40 are for listings, 45 for products and 15 for searches. */
    Wish storefront() {
        int kind = random.nextInt(ALL);
        if (kind < PAGES) {
            return page("listing", listings);
        }
        return kind < PAGES_AND_PRODUCTS ? product() : page("search", searches);
    }

    /** A recommender: 10 to 50 products by their ids, one of them well known. */
    Wish recommender() {
        int most = Math.min(MOST_OF_BATCH, products.size());
        int size = Math.min(most, random.nextInt(FEWEST_OF_BATCH, MOST_OF_BATCH + 1));
        List<String> ids = new ArrayList<>();
        ids.add(products.get(popular(Math.min(Catalogue.LAST_KNOWN_GOOD, products.size()))).id());
        int from = popular(products.size());
        for (int i = 0; ids.size() < size; i++) {
            String id = products.get((from + i) % products.size()).id();
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return new Wish("batch", TrafficClass.COLD_PAGE, "/v1/products?ids=" + String.join(",", ids),
                new Expected.Batch(ids));
    }

    private Wish page(String name, List<String> paths) {
        return new Wish(name, TrafficClass.COLD_PAGE, paths.get(popular(paths.size())), new Expected.Page());
    }

    private Wish product() {
        int rank = popular(products.size());
        Catalogue.Product product = products.get(rank);
        String ref = random.nextBoolean() ? product.id() : encoded(product.handle());
        return new Wish("product", rank < Catalogue.LAST_KNOWN_GOOD ? TrafficClass.FRESH : TrafficClass.COLD_SINGLE,
                "/v1/products/" + ref,
                new Expected.Single(product.id()));
    }

    /** A rank below that count: the inverse of Zipf's distribution function, in which a harmonic sum is about a logarithm. */
    private int popular(int count) {
        return Math.min(count - 1, (int) Math.pow(count + 1.0, random.nextDouble()) - 1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
