package dev.vitrina.loadtest.traffic;

import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The products of the shop as far as a plan must know them, in the order of their ids. Immutable.
 *
 * @param products all of them
 */
public record Catalogue(List<Product> products) {

    /** How many of the first products the service's last known good catalogue holds, so that there is always an answer for them. */
    public static final int LAST_KNOWN_GOOD = 100;

    /**
     * One product.
     *
     * @param id its id
     * @param handle its handle
     * @param vendor who makes it; empty where nobody is named
     * @param category its type; empty where it has none
     */
    public record Product(String id, String handle, String vendor, String category) {}

    /** Keeps a copy. */
    public Catalogue {
        products = List.copyOf(products);
    }

    /** How many products each vendor has, by the vendor's name; products of no vendor are not counted. */
    SequencedMap<String, Integer> vendors() {
        SequencedMap<String, Integer> vendors = new TreeMap<>();
        for (Product product : products) {
            if (!product.vendor().isEmpty()) {
                vendors.merge(product.vendor(), 1, Integer::sum);
            }
        }
        return vendors;
    }
}
