package dev.vitrina.lookup;

import java.time.Duration;

/**
 * An answer, and how long its caller waited for the shop.
 *
 * @param answer what the caller gets
 * @param waited more than zero if the caller waited for the shop, whatever came of it; zero if it did not
 */
public record Answered(Answer answer, Duration waited) {

    static Answered atOnce(Answer answer) {
        return new Answered(answer, Duration.ZERO);
    }
}
