package dev.vitrina.shopify;

import java.util.EnumSet;
import java.util.Set;

import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.CursorRefused;
import dev.vitrina.shopify.ShopifyResult.Failed;
import dev.vitrina.shopify.ShopifyResult.Found;
import dev.vitrina.shopify.ShopifyResult.Missing;
import dev.vitrina.shopify.ShopifyResult.NotAsked;
import dev.vitrina.shopify.ShopifyResult.Throttled;
import dev.vitrina.shopify.ShopifyResult.TimedOut;

/**
 * Logs when the shop begins to fail in some way, and when it is well again; not each failure, for there may be thousands. A shop
 * that fails now and then is not well until it has answered several times in a row. Safe for use by many threads.
 */
final class FailureLog {

    static final int ANSWERS_TO_BE_WELL = 10;

    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());

    private enum Kind {
        THROTTLED, TIMED_OUT, CONFIG, FAILED
    }

    // both guarded by this
    private final Set<Kind> reported = EnumSet.noneOf(Kind.class);
    private int answersInARow;

    void note(ShopifyResult<?> result) {
        switch (result) {
            case Found<?> _,Missing<?> _,CursorRefused<?> _ -> answered();
            case NotAsked<?> _ -> {
                // says nothing about the shop
            }
            case Throttled<?> _ -> failed(Kind.THROTTLED, "throttled");
            case TimedOut<?>(var after) -> failed(Kind.TIMED_OUT, "no whole answer within " + after.toMillis() + " ms");
            case Failed<?>(var cause, String detail) ->
                failed(cause == Cause.CONFIG ? Kind.CONFIG : Kind.FAILED, cause + ", " + detail);
        }
    }

    private synchronized void answered() {
        if (!reported.isEmpty() && ++answersInARow >= ANSWERS_TO_BE_WELL) {
            reported.clear();
            LOG.log(System.Logger.Level.INFO, "Shopify answers again");
        }
    }

    private synchronized void failed(Kind kind, String why) {
        answersInARow = 0;
        if (reported.add(kind)) {
            LOG.log(System.Logger.Level.WARNING, () -> "Shopify fails: " + why);
        }
    }
}
