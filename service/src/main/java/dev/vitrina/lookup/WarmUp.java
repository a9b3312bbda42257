package dev.vitrina.lookup;

import java.time.Duration;

import dev.vitrina.cache.Entry;
import dev.vitrina.product.Market;
import dev.vitrina.product.PageCursor;
import dev.vitrina.product.ProductKey;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;
import org.jspecify.annotations.Nullable;

/**
 * Loads the first pages before anyone asks for them, under the keys that callers ask for: a request without parameters, and from
 * there on its cursors. It has the lane of its own, so no caller waits for it; one who comes meanwhile joins its load, and it joins
 * theirs.
 */
public final class WarmUp {

    private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());

    /** As often is a page tried that cannot be had at the moment: so long that a pause after a failure ends. */
    static final int MOST_TRIES = 30;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** Waits before a page is tried again. */
    interface Pause {
        void take() throws InterruptedException;
    }

    private final Loader loader;
    private final int pages;
    private final Market market;
    private final Pause pause;

    /**
     * Makes a warm-up that does nothing yet.
     *
     * @param loader gets the pages into memory
     * @param settings how many
     * @param market whose pages
     */
    public WarmUp(Loader loader, WarmUpSettings settings, Market market) {
        this(loader, settings.pages(), market, () -> Thread.sleep(BETWEEN_TRIES));
    }

    WarmUp(Loader loader, int pages, Market market, Pause pause) {
        this.loader = loader;
        this.pages = pages;
        this.market = market;
        this.pause = pause;
    }

    /**
     * Loads one page after the other, and the categories. Blocks until all are there, or until one fails, for then callers load
     * what they need.
     *
     * @throws InterruptedException if the thread is interrupted; a load that nobody else waits for is cut
     */
    public void run() throws InterruptedException {
        ProductQuery.Listing first = ProductQuery.Listing.first(ProductQuery.Listing.DEFAULT_LIMIT, market);
        ProductQuery.Listing next = first;
        for (int loaded = 0; next != null && loaded < pages; loaded++) {
            Loaded page = load(next);
            if (!(entry(page) instanceof Entry.Filled filled)) {
                LOG.log(System.Logger.Level.INFO,
                        "The warm-up ended after {0} of {1} pages, for the next could not be had: {2}",
                        loaded, pages, page instanceof Loaded.Nothing(Reason reason) ? reason : "cursor refused");
                return;
            }
            next = behind(first, filled.body());
        }
        if (pages > 0) {
            var _ = load(new ProductQuery.Categories(market));
        }
    }

    private Loaded load(ProductQuery query) throws InterruptedException {
        ProductKey key = ProductKey.of(query);
        Loaded loaded = loader.warmUp(query, key);
        for (int tries = 1; tries < MOST_TRIES && passes(loaded); tries++) {
            pause.take();
            loaded = loader.warmUp(query, key);
        }
        return loaded;
    }

    /** Whether a page could not be had for a reason that a moment may end: the call was not made, or the shop had too many. */
    private static boolean passes(Loaded loaded) {
        return loaded instanceof Loaded.Nothing(Reason reason) && switch (reason) {
            case PATIENCE, QUEUE_FULL, THROTTLED, PAUSED -> true;
            case REVALIDATING, SOFT_DEADLINE, BREAKER_OPEN, CONFIG, FAILED, EMPTY -> false;
        };
    }

    private static @Nullable Entry entry(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Kept(Entry entry) -> entry;
            case Loaded.Present(Entry entry) -> entry;
            case Loaded.Shared(Entry entry) -> entry;
            case Loaded.CursorRefused _,Loaded.Nothing _ -> null;
        };
    }

    private static ProductQuery.@Nullable Listing behind(ProductQuery.Listing first, RenderedBody page) {
        String next = page.next();
        String after = next == null ? null : PageCursor.unwrap(first, next);
        return after == null ? null : first.behind(after);
    }
}
