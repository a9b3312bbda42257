package dev.vitrina.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

/** A storefront's listings, products and searches at a constant rate: 50 a second for a minute, unless said otherwise. */
public final class StorefrontSimulation extends ByHand {

    private static final int RATE = 50;
    private static final int SECONDS = 60;

    /** Called by Gatling. */
    public StorefrontSimulation() {
        Shoppers shoppers = new Shoppers(catalogue(), 1);
        send(shoppers::storefront, PRODUCTS_P99_MILLIS, constantUsersPerSec(rate(RATE)).during(length(SECONDS)));
    }
}
