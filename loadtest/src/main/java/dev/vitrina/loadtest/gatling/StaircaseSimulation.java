package dev.vitrina.loadtest.gatling;

import java.time.Duration;

import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;

/** A storefront that is asked more with each of ten steps, by 100 a second: the report shows where answers get slow. */
public final class StaircaseSimulation extends ByHand {

    private static final int RATE = 100;
    private static final int SECONDS = 100;
    private static final int STEPS = 10;

    /** Called by Gatling. */
    public StaircaseSimulation() {
        Shoppers shoppers = new Shoppers(catalogue(), 1);
        double rate = rate(RATE);
        Duration step = length(SECONDS).dividedBy(STEPS);
        send(shoppers::storefront, PRODUCTS_P99_MILLIS,
                incrementUsersPerSec(rate).times(STEPS).eachLevelLasting(step).startingFrom(rate));
    }
}
