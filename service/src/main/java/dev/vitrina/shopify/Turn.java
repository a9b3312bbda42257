package dev.vitrina.shopify;

import dev.vitrina.shopify.ShopifyResult.Obstacle;

/** What {@link Admission} says to whoever wants to make a call. */
sealed interface Turn {

    record Granted(Permit permit) implements Turn {}

    record Refused(Obstacle obstacle) implements Turn {}
}
