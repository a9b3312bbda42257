package dev.vitrina;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;

/** A service in front of a shop that is not its own demo store, with a network between the two that can fail. */
final class ProxiedService implements AutoCloseable {

    final DemoStore store = DemoStore.start(new DemoSettings(Duration.ZERO, Plan.ENTERPRISE, CostRule.LOGARITHMIC),
            new TestClock());
    final ShopProxy proxy;
    final TestService service;

    ProxiedService(String... keysAndValues) throws IOException {
        this.proxy = new ShopProxy(store.url());
        List<String> shop = List.of("shopify.shop", "far-away.myshopify.com", "shopify.token", store.token(),
                "shopify.url", proxy.url().toString());
        this.service = TestService.start(Stream.concat(shop.stream(), Stream.of(keysAndValues)).toArray(String[]::new));
    }

    @Override
    public void close() {
        service.close();
        proxy.close();
        store.close();
    }
}
