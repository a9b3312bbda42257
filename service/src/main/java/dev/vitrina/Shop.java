package dev.vitrina;

import java.time.InstantSource;

import dev.vitrina.config.Secret;
import dev.vitrina.config.Settings;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.shopify.CallObserver;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifySettings;
import org.jspecify.annotations.Nullable;

/**
 * The shop whose products are served: the one that the settings name, or the demo store, which is asked over HTTP like any
 * other. {@code demo} is null with a real shop.
 */
record Shop(ShopifyClient client, @Nullable DemoStore demo) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Shop.class.getName());

    static Shop open(Settings settings, InstantSource clock, CallObserver observer) {
        DemoSettings demoSettings = DemoSettings.of(settings);
        if (ShopifySettings.isConfigured(settings)) {
            ShopifySettings shop = ShopifySettings.of(settings);
            LOG.log(System.Logger.Level.INFO, "Products come from {0}", shop.url());
            return new Shop(new ShopifyClient(shop, clock, observer), null);
        }
        DemoStore demo = DemoStore.start(demoSettings, clock);
        try {
            ShopifySettings shop = ShopifySettings.at(demo.url(), new Secret(demo.token()), settings);
            LOG.log(System.Logger.Level.INFO,
                    "No shop is configured (SHOPIFY_SHOP): products come from the built-in demo store at {0}",
                    demo.url());
            return new Shop(new ShopifyClient(shop, clock, observer), demo);
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    /** What the files of the shop are told apart by; the same after a restart. */
    static String name(Settings settings) {
        return ShopifySettings.isConfigured(settings) ? settings.text("shopify.shop") : "demo";
    }

    @Override
    public void close() {
        client.close();
        if (demo != null) {
            demo.close();
        }
    }
}
