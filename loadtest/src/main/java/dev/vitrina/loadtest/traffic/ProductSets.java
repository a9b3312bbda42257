package dev.vitrina.loadtest.traffic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Divides the products, so that no request of one kind brings what another kind must find cold. Immutable.
 *
 * <p>A page brings its products' single entries along, so listings only ever show products of some vendors, batches those of others,
 * and cold singles are of the rest. The first products are left to the hot keys: the unfiltered first page shows them. Keys that come
 * again are of products that the last known good catalogue holds, so that there is always an answer for them.
 *
 * @param hot the first products of the shop
 * @param listed the vendors that listings are filtered by
 * @param batched the ids that cold batches ask for
 * @param returning products for singles that are asked for again, held by the last known good catalogue
 * @param cold products for cold singles
 */
record ProductSets(List<Catalogue.Product> hot, List<String> listed, List<String> batched,
        List<Catalogue.Product> returning, List<Catalogue.Product> cold) {

    static final int HOT = 20;
    private static final int FEWEST = 500;
    private static final double LISTED_SHARE = 0.18;
    private static final double BATCHED_SHARE = 0.38;

    /**
     * Divides them.
     *
     * @throws IllegalArgumentException if there are too few products or vendors to keep the kinds apart
     */
    static ProductSets of(Catalogue catalogue, Random random) {
        if (catalogue.products().size() < FEWEST || catalogue.vendors().size() < 3) {
            throw new IllegalArgumentException("the traffic needs a shop of at least " + FEWEST
                    + " products of 3 vendors, and this one has " + catalogue.products().size() + " of "
                    + catalogue.vendors().size());
        }
        List<String> vendors = new ArrayList<>(catalogue.vendors().keySet());
        Collections.shuffle(vendors, random);
        Set<String> listed = new HashSet<>();
        Set<String> batched = new HashSet<>();
        divide(vendors, catalogue.vendors(), catalogue.products().size(), listed, batched);

        List<Catalogue.Product> rest = catalogue.products().subList(HOT, catalogue.products().size());
        List<String> batchedIds = new ArrayList<>();
        List<Catalogue.Product> returning = new ArrayList<>();
        List<Catalogue.Product> cold = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            Catalogue.Product product = rest.get(i);
            if (batched.contains(product.vendor())) {
                batchedIds.add(product.id());
            } else if (!listed.contains(product.vendor())) {
                (i < Catalogue.LAST_KNOWN_GOOD - HOT ? returning : cold).add(product);
            }
        }
        Collections.shuffle(batchedIds, random);
        Collections.shuffle(returning, random);
        Collections.shuffle(cold, random);
        return new ProductSets(catalogue.products().subList(0, HOT), listed.stream().sorted().toList(), batchedIds,
                returning, cold);
    }

    private static void divide(List<String> vendors, Map<String, Integer> sizes, int all, Set<String> listed,
            Set<String> batched) {
        int taken = 0;
        for (String vendor : vendors) {
            if (taken < LISTED_SHARE * all) {
                listed.add(vendor);
            } else if (taken < BATCHED_SHARE * all) {
                batched.add(vendor);
            } else {
                return;
            }
            taken += sizes.getOrDefault(vendor, 0);
        }
    }
}
