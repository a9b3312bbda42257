package dev.vitrina;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.vitrina.cache.MemoryPages;
import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.ops.HealthChecks;
import dev.vitrina.ops.HealthComponent;
import dev.vitrina.ops.HealthMonitor;
import dev.vitrina.ops.HealthRoutes;
import dev.vitrina.ops.HealthSettings;
import dev.vitrina.ops.SystemComponent;
import dev.vitrina.shopify.ShopWatch;
import dev.vitrina.shopify.ShopifyClient;
import org.jspecify.annotations.Nullable;

/** What is watched of the service, and where that can be read. It looks at nothing before {@link #start}. */
record Health(HealthMonitor monitor, HealthRoutes forCallers, HealthRoutes forOperators) implements AutoCloseable {

    /** Neither {@code started} nor {@code draining} may block. Throws {@link BadSettingException} for a wrong setting. */
    static Health of(Settings settings, ShopifyClient shop, MemoryPages memory, @Nullable Redis redis,
            Path dataDirectory, BooleanSupplier started, BooleanSupplier draining, InstantSource clock) {
        List<HealthComponent> components = new ArrayList<>(List.of(new ShopComponent(new ShopWatch(shop), clock),
                new CacheComponent(memory), new SystemComponent(dataDirectory)));
        if (redis != null) {
            components.add(new RedisComponent(redis.level(), clock));
        }
        HealthMonitor monitor = new HealthMonitor(HealthSettings.of(settings), components, clock);
        HealthChecks checks = new HealthChecks(monitor, started, draining);
        return new Health(monitor, HealthRoutes.forCallers(monitor, checks),
                HealthRoutes.forOperators(monitor, checks, clock));
    }

    void start() {
        monitor.start();
    }

    @Override
    public void close() {
        monitor.close();
    }
}
