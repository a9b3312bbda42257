package dev.vitrina.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.vitrina.cache.Catalogue;
import dev.vitrina.cache.CatalogueFile;
import dev.vitrina.cache.CatalogueRead;
import dev.vitrina.cache.CatalogueWrite;
import dev.vitrina.cache.KnownCatalogue;
import dev.vitrina.cache.LastKnownGood;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.shopify.CallTerms;
import dev.vitrina.shopify.Lane;
import dev.vitrina.shopify.ShopifyClient;
import dev.vitrina.shopify.ShopifyResult;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last known good catalogue: reads it from disk at the start, and loads the first products of the shop every so often in
 * the background, in the lowest lane. Safe for use by many threads.
 */
public final class CatalogueKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CatalogueKeeper.class.getName());

    private static final int PRODUCTS = 100;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final LastKnownGood lastKnownGood;
    private final CatalogueFile file;
    private final ShopifyClient shopify;
    private final Market market;
    private final Duration refresh;
    private final InstantSource clock;
    private volatile @Nullable Catalogue unsaved;
    /** So that a disk that stays full is logged once. */
    private volatile boolean inMemoryOnly;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("last-known-good").factory());

    /**
     * Makes a keeper that does nothing yet.
     *
     * @param lastKnownGood what it fills
     * @param file where the catalogue survives a restart
     * @param shopify where it comes from
     * @param market whose products
     * @param refresh how long it waits between loads; zero for never to load
     * @param clock tells when a load began
     */
    public CatalogueKeeper(LastKnownGood lastKnownGood, CatalogueFile file, ShopifyClient shopify, Market market,
            Duration refresh, InstantSource clock) {
        this.lastKnownGood = lastKnownGood;
        this.file = file;
        this.shopify = shopify;
        this.market = market;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** Reads the file, which blocks, and begins to load in the background. A damaged file is reported, and is no reason not to start. */
    public void start() {
        switch (file.read(market)) {
            case CatalogueRead.Read(Catalogue catalogue) ->
                lastKnownGood.keep(catalogue, KnownCatalogue.Origin.FILE);
            case CatalogueRead.Absent() ->
                LOG.log(System.Logger.Level.INFO, "There is no last known good catalogue yet");
            case CatalogueRead.Damaged(String reason, var setAsideAs) -> LOG.log(System.Logger.Level.WARNING,
                    () -> "The last known good catalogue is damaged: " + reason + "; set aside as " + setAsideAs);
            case CatalogueRead.Unreadable(String reason) ->
                LOG.log(System.Logger.Level.WARNING, () -> "The last known good catalogue cannot be read: " + reason);
        }
        if (!refresh.isZero()) {
            loadAfter(Duration.ZERO);
        }
    }

    private void loadAfter(Duration delay) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(this::loadAndGoOn, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void loadAndGoOn() {
        boolean loaded = false;
        try {
            loaded = load();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "loading the last known good catalogue failed", e);
        }
        loadAfter(loaded ? refresh : AFTER_A_FAILURE);
    }

    private boolean load() throws InterruptedException {
        Instant startedAt = clock.instant();
        ProductQuery.Listing first = ProductQuery.Listing.first(PRODUCTS, market);
        ShopifyResult<ProductPage> result = shopify.listing(first, CallTerms.inBackground(Lane.LAST_KNOWN_GOOD));
        if (!(result instanceof ShopifyResult.Found<ProductPage>(ProductPage page)) || page.products().isEmpty()) {
            return false;
        }
        Catalogue catalogue = new Catalogue(market, startedAt, page.products());
        lastKnownGood.keep(catalogue, KnownCatalogue.Origin.LOAD);
        save(catalogue);
        return true;
    }

    private void save(Catalogue catalogue) {
        unsaved = catalogue;
        switch (file.write(catalogue)) {
            case CatalogueWrite.Written _ -> {
                unsaved = null;
                if (inMemoryOnly) {
                    LOG.log(System.Logger.Level.INFO, "The last known good catalogue is on disk again");
                }
                inMemoryOnly = false;
            }
            case CatalogueWrite.Failed(String reason) -> {
                if (!inMemoryOnly) {
                    LOG.log(System.Logger.Level.WARNING,
                            () -> "The last known good catalogue is in memory only: " + reason);
                }
                inMemoryOnly = true;
            }
        }
    }

    /** Stops loading; a load under way is cut. What could not be saved before, or was being saved, is then; blocks for that. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (timer.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS) && unsaved != null) {
                save(unsaved);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
