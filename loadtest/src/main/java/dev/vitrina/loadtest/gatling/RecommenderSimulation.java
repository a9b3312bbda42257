package dev.vitrina.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

/** A recommender's batches of 10 to 50 ids at a constant rate: 10 a second for a minute, unless said otherwise. */
public final class RecommenderSimulation extends ByHand {

    private static final int RATE = 10;
    private static final int SECONDS = 60;

    /** Called by Gatling. */
    public RecommenderSimulation() {
        Shoppers shoppers = new Shoppers(catalogue(), 1);
        send(shoppers::recommender, PRODUCTS_P99_MILLIS, constantUsersPerSec(rate(RATE)).during(length(SECONDS)));
    }
}
