package dev.vitrina.shopify;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.vitrina.shopify.ShopifyResult.CursorRefused;
import dev.vitrina.shopify.ShopifyResult.Failed;
import dev.vitrina.shopify.ShopifyResult.Found;
import dev.vitrina.shopify.ShopifyResult.Missing;
import dev.vitrina.shopify.ShopifyResult.NotAsked;
import dev.vitrina.shopify.ShopifyResult.Throttled;
import dev.vitrina.shopify.ShopifyResult.TimedOut;

/** Logs when the shop begins to fail and when it answers again; not each failure, for there may be thousands. */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());

    private final AtomicBoolean failing = new AtomicBoolean();

    void note(ShopifyResult<?> result) {
        switch (result) {
            case Found<?> _,Missing<?> _,CursorRefused<?> _ -> answered();
            case NotAsked<?> _ -> {
                // says nothing about the shop
            }
            case Throttled<?> _ -> failed("throttled");
            case TimedOut<?>(var after) -> failed("no whole answer within " + after.toMillis() + " ms");
            case Failed<?>(var cause, String detail) -> failed(cause + ", " + detail);
        }
    }

    private void answered() {
        if (failing.compareAndSet(true, false)) {
            LOG.log(System.Logger.Level.INFO, "Shopify answers again");
        }
    }

    private void failed(String why) {
        if (failing.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING, () -> "Shopify fails: " + why);
        }
    }
}
