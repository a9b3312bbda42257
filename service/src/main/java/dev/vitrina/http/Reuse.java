package dev.vitrina.http;

import java.time.Duration;

/**
 * Who may reuse a fresh answer, and for how long. Immutable.
 *
 * @param maxAge for how long
 * @param byAnyone whether a cache may that many callers share; not where each must show a key
 */
public record Reuse(Duration maxAge, boolean byAnyone) {

    /** {@return the directive of Cache-Control that says who} */
    public String scope() {
        return byAnyone ? "public" : "private";
    }
}
