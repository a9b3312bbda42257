package dev.vitrina;

import java.net.URI;
import java.time.InstantSource;
import java.util.Random;

import dev.vitrina.api.MarketRoutes;
import dev.vitrina.api.OpenApiRoutes;
import dev.vitrina.api.ProductRoutes;
import dev.vitrina.api.RequestMeters;
import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.CatalogueFile;
import dev.vitrina.cache.FallbackSettings;
import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.cache.StandIn;
import dev.vitrina.config.Settings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.http.ApiKeyCheck;
import dev.vitrina.http.Drain;
import dev.vitrina.http.HttpSettings;
import dev.vitrina.http.RequestLog;
import dev.vitrina.logs.LogSettings;
import dev.vitrina.lookup.CatalogueKeeper;
import dev.vitrina.lookup.Loader;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.lookup.ProductLookup;
import dev.vitrina.lookup.WarmUp;
import dev.vitrina.lookup.WarmUpSettings;
import dev.vitrina.metrics.Meters;
import dev.vitrina.ops.MetricsRoutes;
import dev.vitrina.ops.OpsSettings;
import dev.vitrina.product.Market;
import dev.vitrina.product.Markets;
import dev.vitrina.shopify.ShopifySettings;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import org.jspecify.annotations.Nullable;

/** One running service: everything is made and put together here, by hand, and closed here. */
final class VitrinaService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VitrinaService.class.getName());

    private final HttpSettings http;
    private final OpsSettings ops;
    private final Shop shop;
    private final Meters meters;
    private final MemoryPages memory;
    private final @Nullable Redis redis;
    private final Loader loader;
    private final CatalogueKeeper keeper;
    private final Readiness readiness;
    private final Health health;
    private final WebServer server;
    private final Drain drain;

    private VitrinaService(HttpSettings http, OpsSettings ops, Shop shop, Meters meters, MemoryPages memory,
            @Nullable Redis redis, Loader loader, CatalogueKeeper keeper, Readiness readiness, Health health,
            WebServer server, Drain drain) {
        this.http = http;
        this.ops = ops;
        this.shop = shop;
        this.meters = meters;
        this.memory = memory;
        this.redis = redis;
        this.loader = loader;
        this.keeper = keeper;
        this.readiness = readiness;
        this.health = health;
        this.server = server;
        this.drain = drain;
    }

    /**
     * Starts a service; it answers when this returns, and is warmed up in the background.
     *
     * @throws dev.vitrina.config.BadSettingException if a setting is wrong; nothing is left running then
     */
    static VitrinaService start(Settings settings, InstantSource clock) {
        HttpSettings http = HttpSettings.of(settings);
        OpsSettings ops = OpsSettings.of(settings);
        CacheSettings cache = CacheSettings.of(settings);
        LookupSettings waiting = LookupSettings.of(settings);
        WarmUpSettings warming = WarmUpSettings.of(settings);
        Markets markets = Markets.of(settings);
        FallbackSettings fallback = FallbackSettings.of(settings, ShopifySettings.isConfigured(settings));
        Listeners.check(http, ops, waiting);
        Meters meters = new Meters();
        MemoryPages memory = new MemoryPages(cache);
        Shop shop = openShop(settings, clock, meters);
        Redis redis = null;
        try {
            redis = Redis.open(settings, cache, memory, clock, meters);
            Loader loader = new Loader(cache, memory, shop.client(), clock, new Random(),
                    redis == null ? null : redis.pages());
            Readiness readiness = new Readiness(new WarmUp(loader, warming, markets.byDefault()), warming.readyAfter());
            Drain drain = new Drain(http.drain());
            Health health = Health.of(settings, shop.client(), memory, redis, fallback.directory(),
                    readiness::isStarted,
                    drain::isDraining, clock);
            LastKnownGood lastKnownGood = new LastKnownGood(StandIn.of(fallback), clock);
            ProductLookup lookup = new ProductLookup(waiting, cache, memory, loader, lastKnownGood, clock);
            ServiceMeters.health(meters, health.monitor(), clock);
            ServiceMeters.register(meters, lookup, memory, loader, shop.client(), lastKnownGood, markets.byDefault());
            HttpRouting.Builder products = products(http, lookup, markets,
                    new RequestMeters(meters, new RequestLog(LogSettings.of(settings))), clock);
            CatalogueKeeper keeper = keeper(settings, fallback, lastKnownGood, shop, markets.byDefault(), clock);
            HttpRouting.Builder operations = new Operations(shop, lookup, loader, memory, redis, lastKnownGood, health,
                    markets,
                    cache, waiting, clock).routing().register(new MetricsRoutes(meters::text));
            WebServer server = listen(http, products.register(health.forCallers()), ops, operations, keeper, drain);
            return new VitrinaService(http, ops, shop, meters, memory, redis, loader, keeper, readiness, health, server,
                    drain).begun();
        } catch (RuntimeException e) {
            close(shop, redis, meters);
            throw e;
        }
    }

    private static void close(Shop shop, @Nullable Redis redis, Meters meters) {
        shop.close();
        if (redis != null) {
            redis.close();
        }
        meters.close();
    }

    private VitrinaService begun() {
        LOG.log(System.Logger.Level.INFO, "Vitrina listens on {0}, ops on {1}", url(), opsUrl());
        readiness.begin();
        health.start();
        return this;
    }

    /** Reads the file of before, and begins to load. */
    private static CatalogueKeeper keeper(Settings settings, FallbackSettings fallback, LastKnownGood lastKnownGood,
            Shop shop, Market market, InstantSource clock) {
        CatalogueFile file = new CatalogueFile(fallback.directory(), Shop.name(settings), clock);
        CatalogueKeeper keeper = new CatalogueKeeper(lastKnownGood, file, shop.client(), market, fallback.refresh(),
                clock);
        keeper.start();
        return keeper;
    }

    private static Shop openShop(Settings settings, InstantSource clock, Meters meters) {
        try {
            return Shop.open(settings, clock, new CallMeters(meters));
        } catch (RuntimeException e) {
            meters.close();
            throw e;
        }
    }

    private static HttpRouting.Builder products(HttpSettings http, ProductLookup lookup, Markets markets,
            RequestMeters requests, InstantSource clock) {
        HttpRouting.Builder routing = HttpRouting.builder()
                .addFilter(requests) // the first, so that it sees what others answer
                .register(new ProductRoutes(lookup, markets, http.reuse()), new MarketRoutes(markets, http.reuse()),
                        new OpenApiRoutes(http.maxAge()));
        ApiKeyCheck.install(routing, http.apiKeys(), clock);
        return routing;
    }

    private static WebServer listen(HttpSettings http, HttpRouting.Builder products, OpsSettings ops,
            HttpRouting.Builder operations, CatalogueKeeper keeper, Drain drain) {
        try {
            return Listeners.start(http, products, ops, operations, drain);
        } catch (RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    URI url() {
        return Listeners.url(http.host(), server.port());
    }

    URI opsUrl() {
        return Listeners.url(ops.host(), server.port(Listeners.OPS));
    }

    /** The demo store behind the service, or null with a real shop. */
    @Nullable
    DemoStore demo() {
        return shop.demo();
    }

    /** Whether the warm-up is over, or has taken long enough; no longer so once the service is closed. */
    boolean isReady() {
        return readiness.isReady();
    }

    /** Whether the service is about to end, and should get no more requests. */
    boolean isDraining() {
        return drain.isDraining();
    }

    MemoryPages memory() {
        return memory;
    }

    Loader loader() {
        return loader;
    }

    /** Stops warming up, answers what was asked, stops listening, saves the last known good catalogue, and lets go of the shop. */
    @Override
    public void close() {
        readiness.close();
        drain.run(server::stop);
        health.close();
        keeper.close();
        close(shop, redis, meters);
        LOG.log(System.Logger.Level.INFO, "Vitrina has ended");
    }
}
