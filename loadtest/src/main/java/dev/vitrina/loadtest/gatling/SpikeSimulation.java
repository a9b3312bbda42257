package dev.vitrina.loadtest.gatling;

import java.time.Duration;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

/** A storefront that is asked ten times as much from one moment to the next, for the second third of the time: 20 a second, then 200, then 20. */
public final class SpikeSimulation extends ByHand {

    private static final int RATE = 20;
    private static final int SECONDS = 60;
    private static final int TIMES = 10;
    private static final int PARTS = 3;

    /** Called by Gatling. */
    public SpikeSimulation() {
        Shoppers shoppers = new Shoppers(catalogue(), 1);
        double rate = rate(RATE);
        Duration part = length(SECONDS).dividedBy(PARTS);
        send(shoppers::storefront, PRODUCTS_P99_MILLIS, constantUsersPerSec(rate).during(part),
                constantUsersPerSec(rate * TIMES).during(part), constantUsersPerSec(rate).during(part));
    }
}
