package dev.vitrina.redis;

import java.util.UUID;

import dev.vitrina.product.ProductKey;

/**
 * The right to load a key for all nodes, or the wish to have it. It is one load's: the token tells it from those of all others, on
 * this node too. Immutable.
 *
 * @param key what is loaded
 * @param token known to nobody else
 */
public record Lease(ProductKey key, String token) {

    /**
     * Wishes for one; asks nobody for it.
     *
     * @param key what is to be loaded
     * @return a wish that no other load has
     */
    public static Lease wishedFor(ProductKey key) {
        return new Lease(key, UUID.randomUUID().toString());
    }
}
