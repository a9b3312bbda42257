package dev.vitrina.ops;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.vitrina.shopify.ShopStatus;
import org.jspecify.annotations.Nullable;

/**
 * All that is wrong at one moment, each thing once: what callers' calls to the shop came to, and what health found. Immutable.
 *
 * @param since since when something has been wrong; null where nothing is
 * @param all the shop's trouble first
 */
record Troubles(@Nullable Instant since, List<Trouble> all) {

    private static final String SHOP = "shopify";

    private static final Advice NO_CATALOGUE = new Advice("no last known good catalogue",
            "What memory lacks is answered with 503 until the shop has answered once. "
                    + "Products of your own can stand in: fallback.file.");

    /** One thing that is wrong; null since where it has no begin, an empty reason where health has none. */
    record Trouble(Advice advice, @Nullable Instant since, String reason) {}

    static Troubles of(ShopStatus shop, HealthSnapshot health, boolean anyLastKnownGood) {
        List<Trouble> all = new ArrayList<>();
        ShopStatus.Trouble calls = shop.trouble();
        ComponentHealth watched = health.components().get(SHOP);
        ComponentHealth unwell = watched == null || !isUnwell(watched) ? null : watched;
        if (calls != null) {
            all.add(new Trouble(Advice.on(calls.outcome()), calls.since(), unwell == null ? "" : unwell.reason()));
        } else if (unwell != null) {
            all.add(new Trouble(Advice.on(SHOP, unwell.status()), unwell.since(), unwell.reason()));
        }
        if (!all.isEmpty() && !anyLastKnownGood) {
            all.add(new Trouble(NO_CATALOGUE, null, ""));
        }
        for (Map.Entry<String, ComponentHealth> one : health.components().entrySet()) {
            ComponentHealth found = one.getValue();
            if (!one.getKey().equals(SHOP) && isUnwell(found)) {
                all.add(new Trouble(Advice.on(one.getKey(), found.status()), found.since(), found.reason()));
            }
        }
        if (!health.reason().isEmpty()) {
            all.add(new Trouble(Advice.STALE_HEALTH, health.since(), health.reason()));
        } else if (health.components().values().stream().anyMatch(one -> !one.isKnown())) {
            all.add(new Trouble(Advice.UNKNOWN_HEALTH, health.since(), ""));
        }
        return new Troubles(earlier(calls == null ? null : calls.since(),
                health.status() == HealthStatus.UP ? null : health.since()), List.copyOf(all));
    }

    private static boolean isUnwell(ComponentHealth found) {
        return found.isKnown() && found.status() != HealthStatus.UP;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
