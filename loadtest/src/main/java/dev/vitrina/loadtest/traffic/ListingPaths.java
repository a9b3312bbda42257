package dev.vitrina.loadtest.traffic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Listings that all differ, small ones of few vendors: they cost the shop little, and bring few products along. */
final class ListingPaths {

    private static final int LARGEST = 12;
    private static final List<String> SORTS = List.of("id", "title", "created_at", "updated_at", "published_at",
            "vendor", "type", "inventory");

    private final List<String> paths = new ArrayList<>();
    private int given;

    ListingPaths(List<String> vendors, List<String> categories, Random random) {
        List<String> filters = new ArrayList<>(List.of("", "&available=true"));
        for (String category : categories) {
            String filter = "&category=" + encoded(category);
            filters.add(filter);
            filters.add(filter + "&available=true");
        }
        for (String vendor : vendors) {
            for (String sort : SORTS) {
                for (String direction : List.of("", "-")) {
                    for (int limit = 1; limit <= LARGEST; limit++) {
                        for (String filter : filters) {
                            paths.add("/v1/products?limit=" + limit + "&vendor=" + encoded(vendor) + filter + "&sort="
                                    + direction + sort);
                        }
                    }
                }
            }
        }
        Collections.shuffle(paths, random);
    }

    /**
     * One that was not given before.
     *
     * @throws IllegalArgumentException if there is none left
     */
    String next() {
        if (given == paths.size()) {
            throw new IllegalArgumentException("this shop has no more than " + given
                    + " different listings to ask for: the run must be shorter, or its rate lower");
        }
        return paths.get(given++);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
