package dev.vitrina.loadtest.gatling;

import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.traffic.Expected;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

/** The service's health at a constant rate: 20 times a second for a minute, unless said otherwise. */
public final class HealthSimulation extends ByHand {

    private static final int RATE = 20;
    private static final int SECONDS = 60;
    private static final int P99_MILLIS = 2000;
    private static final Shoppers.Wish HEALTH = new Shoppers.Wish("health", TrafficClass.HEALTH, "/health",
            new Expected.Health());

    /** Called by Gatling. */
    public HealthSimulation() {
        mustBeThere();
        send(() -> HEALTH, P99_MILLIS, constantUsersPerSec(rate(RATE)).during(length(SECONDS)));
    }
}
