package dev.vitrina;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.cache.MemoryActivity;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.lookup.HitRatio;
import dev.vitrina.lookup.LoadCounts;
import dev.vitrina.lookup.Loader;
import dev.vitrina.lookup.ProductLookup;
import dev.vitrina.lookup.Reason;
import dev.vitrina.metrics.JvmMeters;
import dev.vitrina.metrics.Label;
import dev.vitrina.metrics.Meters;
import dev.vitrina.metrics.Metric;
import dev.vitrina.ops.ComponentHealth;
import dev.vitrina.ops.HealthMonitor;
import dev.vitrina.ops.HealthSnapshot;
import dev.vitrina.ops.HealthStatus;
import dev.vitrina.product.Market;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopStatus;
import dev.vitrina.shopify.ShopifyClient;
import org.jspecify.annotations.Nullable;

/** Shows what the parts of the service count and hold anyway; they know nothing of meters. */
final class ServiceMeters {

    private ServiceMeters() {}

    static void register(Meters meters, ProductLookup lookup, MemoryPages memory, Loader loader, ShopifyClient shopify,
            LastKnownGood lastKnownGood, Market market) {
        lookups(meters, meters.perScrape(lookup::hitRatio));
        Supplier<MemoryPages.Usage> usage = meters.perScrape(memory::usage);
        Supplier<MemoryActivity> activity = meters.perScrape(memory::activity);
        room(meters, "pages", () -> usage.get().pages(), () -> activity.get().pages());
        room(meters, "products", () -> usage.get().products(), () -> activity.get().products());
        loads(meters, meters.perScrape(loader::counts), meters.perScrape(loader::usage));
        shop(meters, meters.perScrape(shopify::status));
        meters.gauge(Metric.LAST_KNOWN_GOOD_AGE, () -> seconds(lastKnownGood, market));
        JvmMeters.register(meters);
        meters.gauge(Metric.BUILD, () -> 1, version(), Runtime.version().toString());
    }

    static void health(Meters meters, HealthMonitor monitor, InstantSource clock) {
        Supplier<HealthSnapshot> snapshot = meters.perScrape(monitor::snapshot);
        for (String component : monitor.snapshot().components().keySet()) {
            meters.health(component, () -> isUp(snapshot.get().components().get(component)));
        }
        meters.gauge(Metric.HEALTH_AGE, () -> snapshot.get().age(clock.instant()).toMillis() / 1e3);
    }

    /** The build writes it into the jar; classes that lie in a directory have none. */
    private static String version() {
        String version = ServiceMeters.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    private static boolean isUp(@Nullable ComponentHealth component) {
        return component != null && component.status() == HealthStatus.UP;
    }

    private static void lookups(Meters meters, Supplier<HitRatio> ratio) {
        meters.counted(Metric.LOOKUPS, () -> ratio.get().hits(), "hit");
        meters.counted(Metric.LOOKUPS, () -> ratio.get().answers() - ratio.get().hits(), "miss");
    }

    private static void room(Meters meters, String room, Supplier<MemoryPages.Usage.Room> usage,
            Supplier<MemoryActivity.Room> activity) {
        meters.gauge(Metric.CACHE_ENTRIES, () -> (double) usage.get().entries(), room);
        meters.gauge(Metric.CACHE_WEIGHT, () -> (double) usage.get().weight(), room);
        meters.gauge(Metric.CACHE_BODIES, () -> (double) activity.get().bodyBytes(), room);
        meters.gauge(Metric.CACHE_LIMIT, () -> (double) activity.get().limit(), room);
        meters.counted(Metric.CACHE_FOUND, () -> activity.get().hits(), room);
        meters.counted(Metric.CACHE_NOT_FOUND, () -> activity.get().misses(), room);
        meters.counted(Metric.CACHE_EVICTIONS, () -> activity.get().evictions(), room);
        meters.counted(Metric.CACHE_EVICTED_WEIGHT, () -> activity.get().evictedWeight(), room);
    }

    private static void loads(Meters meters, Supplier<LoadCounts> counts, Supplier<Loader.Usage> usage) {
        meters.counted(Metric.LOADS, () -> counts.get().awaited(), "awaited");
        meters.counted(Metric.LOADS, () -> counts.get().behind(), "behind");
        meters.counted(Metric.COLLAPSED, () -> counts.get().collapsed());
        for (Reason reason : Reason.values()) {
            meters.counted(Metric.SKIPPED_REFRESHES,
                    () -> counts.get().skippedRefreshes().getOrDefault(reason, 0L), CallMeters.written(reason));
        }
        meters.gauge(Metric.LOADS_IN_FLIGHT, () -> usage.get().loads());
        meters.gauge(Metric.WAITING_CALLERS, () -> usage.get().callers());
    }

    private static void shop(Meters meters, Supplier<ShopStatus> usage) {
        meters.gauge(Metric.CALLS_IN_FLIGHT, () -> usage.get().slotsInUse());
        for (Lane lane : Lane.values()) {
            meters.gauge(Metric.QUEUE, () -> (double) usage.get().queued().getOrDefault(lane, 0),
                    CallMeters.written(lane));
        }
        meters.gauge(Metric.POINTS_AVAILABLE, () -> points(usage.get(), ShopStatus.Bucket::available));
        meters.gauge(Metric.POINTS_LIMIT, () -> points(usage.get(), ShopStatus.Bucket::limit));
        for (String state : Label.STATE.allowed()) {
            meters.gauge(Metric.BREAKER, () -> state.equals(state(usage.get())) ? 1 : 0, state);
        }
    }

    private static double points(ShopStatus status, Function<ShopStatus.Bucket, Double> which) {
        return status.budget() == null ? Double.NaN : which.apply(status.budget());
    }

    private static String state(ShopStatus status) {
        return switch (status.breaker()) {
            case CLOSED -> "closed";
            case OPEN -> "breaker-open";
            case REFUSED -> "config";
        };
    }

    private static double seconds(LastKnownGood lastKnownGood, Market market) {
        Duration age = lastKnownGood.age(market);
        return age == null ? Double.NaN : age.toMillis() / 1e3;
    }
}
