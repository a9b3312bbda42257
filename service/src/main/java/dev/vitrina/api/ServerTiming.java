package dev.vitrina.api;

import java.time.Duration;

import dev.vitrina.lookup.HitRatio;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/**
 * What an answer took, as the W3C's Server-Timing says it. Written by hand, with a point in numbers whatever the locale, for it
 * goes with each memory hit.
 */
final class ServerTiming {

    private static final HeaderName NAME = HeaderNames.create("Server-Timing");
    private static final int LONGEST_OF_A_HIT = 48;
    private static final long NANOS_PER_10_MICROS = 10_000;
    private static final long NANOS_PER_100_MICROS = 100_000;

    private ServerTiming() {}

    static Header header(long lookupNanos, Duration waited, HitRatio hitRatio) {
        return HeaderValues.create(NAME, text(lookupNanos, waited, hitRatio));
    }

    /**
     * Milliseconds: the lookup rounded up to two decimals, so that it is never nothing, and the wait for the shop rounded down
     * to one, so that it is never longer than the lookup. What there is not is left out.
     */
    static String text(long lookupNanos, Duration waited, HitRatio hitRatio) {
        StringBuilder text = new StringBuilder(LONGEST_OF_A_HIT).append("lookup;dur=");
        decimal(text, (lookupNanos + NANOS_PER_10_MICROS - 1) / NANOS_PER_10_MICROS, 100);
        if (!waited.isZero()) {
            decimal(text.append(", shopify;dur="), waited.toNanos() / NANOS_PER_100_MICROS, 10);
        }
        if (hitRatio.isKnown()) {
            decimal(text.append(", hit-ratio;desc=\""), hitRatio.thousandths(), 1000);
            text.append('"');
        }
        return text.toString();
    }

    /** Appends how many units the parts are, with as many decimals as the unit, a power of ten, has zeros. */
    private static void decimal(StringBuilder text, long parts, int unit) {
        text.append(parts / unit).append('.');
        for (int digit = unit / 10; digit > 0; digit /= 10) {
            text.append((char) ('0' + parts / digit % 10));
        }
    }
}
