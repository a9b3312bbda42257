package dev.vitrina.shopify;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What came of one HTTP exchange, before anyone looks into the body. */
sealed interface Exchange {

    /** A whole reply, of whatever status; {@code apiVersion} is what the shop says it answered in. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Replied(int status, @Nullable String apiVersion, byte[] body) implements Exchange {}

    record TimedOut(Duration after) implements Exchange {}

    /** No whole reply; {@code connected} tells whether the connection was open. */
    record Broken(boolean connected, String detail) implements Exchange {}
}
