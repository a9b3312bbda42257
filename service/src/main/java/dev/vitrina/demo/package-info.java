/**
 * The built-in demo store: a small Shopify that speaks the Admin GraphQL API over HTTP on loopback, charges for queries
 * as Shopify does, and can be made to misbehave. It imports nothing of the service but the settings, and the service
 * speaks to it over HTTP as to any shop.
 */
@NullMarked
package dev.vitrina.demo;

import org.jspecify.annotations.NullMarked;
