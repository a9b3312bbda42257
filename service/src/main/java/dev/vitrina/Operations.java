package dev.vitrina;

import java.time.InstantSource;

import dev.vitrina.api.RequestedQuery;
import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.cache.MemoryPages;
import dev.vitrina.demo.ChaosReply;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.lookup.Loader;
import dev.vitrina.lookup.LookupSettings;
import dev.vitrina.lookup.ProductLookup;
import dev.vitrina.ops.ClearRoutes;
import dev.vitrina.ops.DebugRoutes;
import dev.vitrina.ops.DemoControl;
import dev.vitrina.ops.DemoRoutes;
import dev.vitrina.ops.EmergencyCache;
import dev.vitrina.ops.EmergencyRoutes;
import dev.vitrina.ops.Explaining;
import dev.vitrina.product.Markets;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey.Kind;
import dev.vitrina.product.ProductQuery;
import io.helidon.webserver.http.HttpRouting;
import org.jspecify.annotations.Nullable;

/** What operators see and may do, put together from the parts of the service; the routes get views of them, never the parts. */
record Operations(Shop shop, ProductLookup lookup, Loader loader, MemoryPages memory, @Nullable Redis redis,
        LastKnownGood lastKnownGood,
        Health health, Markets markets, CacheSettings lives, LookupSettings waiting, InstantSource clock) {

    HttpRouting.Builder routing() {
        HttpRouting.Builder routing = HttpRouting.builder().register(new ClearRoutes((mode, which) -> switch (mode) {
            case EXPIRE -> memory.expire(which, clock.instant());
            case DROP -> memory.drop(which, clock.instant());
        }, markets), new DebugRoutes(this::explained, shop.client()::status, this::cache),
                new EmergencyRoutes(shop.client()::status, health.monitor()::snapshot, lookup::sources,
                        () -> lastKnownGood.age(markets.byDefault())),
                health.forOperators());
        DemoStore demo = shop.demo();
        return demo == null ? routing : routing.register(new DemoRoutes(control(demo)));
    }

    private EmergencyCache cache() {
        return new EmergencyCache(memory.survey(clock.instant()), memory.activity(), loader.times(Kind.PAGE),
                loader.times(Kind.PRODUCT), redis == null ? null : redis.level().status(), lastKnownGood.catalogues(),
                lastKnownGood.standIn(), lookup.hitRatio(),
                lives, waiting);
    }

    private Explaining.Reply explained(String target) throws InterruptedException {
        return switch (RequestedQuery.of(target, markets)) {
            case RequestedQuery.None(String reason) -> new Explaining.Reply.Refused(reason);
            case RequestedQuery.Several(ProductBatch batch) -> new Explaining.Reply.Explained(lookup.explain(batch));
            case RequestedQuery.One(ProductQuery query) -> new Explaining.Reply.Explained(lookup.explain(query));
        };
    }

    private static DemoControl control(DemoStore demo) {
        return new DemoControl() {

            @Override
            public Reply apply(String json) {
                return reply(demo.chaos(json));
            }

            @Override
            public Seen seen() {
                long faults = demo.faults(); // before the calls, or there could be more of them
                return new Seen(demo.calls(), faults, demo.chaos());
            }
        };
    }

    private static DemoControl.Reply reply(ChaosReply reply) {
        return switch (reply) {
            case ChaosReply.Applied(String json) -> new DemoControl.Reply.Applied(json);
            case ChaosReply.Rejected(String reason) -> new DemoControl.Reply.Rejected(reason);
        };
    }
}
