/** Speaks GraphQL with the shop, and turns whatever comes back into one of a few known outcomes. */
@NullMarked
package dev.vitrina.shopify;

import org.jspecify.annotations.NullMarked;
