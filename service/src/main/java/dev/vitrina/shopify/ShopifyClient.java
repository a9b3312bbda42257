package dev.vitrina.shopify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the shop, one GraphQL request a question. Safe for use by many threads.
 *
 * <p>Every method blocks its caller until the answer is whole, at most for the hard deadline once there is a slot, and throws
 * nothing for what a shop may do: that is in the {@link ShopifyResult}.
 */
public final class ShopifyClient implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShopifyClient.class.getName());

    private static final int VARIANTS_IN_LISTING = 10;
    private static final int VARIANTS_IN_SINGLE = 250;

    private static final Market ANY = new Market("");
    private static final ProductQuery.Listing SMALLEST = new ProductQuery.Listing(1, null, Sort.DEFAULT, null, ANY);

    private final Calls calls;
    private final String apiVersion;
    private final InstantSource clock;
    private final AtomicBoolean versionReported = new AtomicBoolean();

    /**
     * Makes a client; opens no connection yet.
     *
     * @param settings how the shop is reached
     * @param clock tells which products are published by now
     */
    public ShopifyClient(ShopifySettings settings, InstantSource clock) {
        this.calls = new Calls(settings);
        this.apiVersion = settings.apiVersion();
        this.clock = clock;
    }

    /**
     * Asks for one page.
     *
     * @param listing which one
     * @param terms what the call is for, and whether anyone wants it
     * @return the page, or why there is none; never {@link ShopifyResult.Missing}
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<ProductPage> listing(ProductQuery.Listing listing, CallTerms terms)
            throws InterruptedException {
        Map<String, Object> variables = new HashMap<>();
        variables.put("first", listing.limit());
        variables.put("query", SearchSyntax.of(listing));
        variables.put("sortKey", sortKey(listing.sort().field()));
        variables.put("reverse", listing.sort().descending());
        variables.put("after", listing.after());
        variables.put("variants", VARIANTS_IN_LISTING);
        return ask(Document.Products, variables, terms, ProductParser::page);
    }

    /**
     * Asks for one product with as many of its variants as one call can carry.
     *
     * @param single which one
     * @param terms what the call is for, and whether anyone wants it
     * @return the product, or why there is none
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<Product> single(ProductQuery.Single single, CallTerms terms) throws InterruptedException {
        Map<String, String> identifier = switch (single.ref()) {
            case ProductRef.Id(long id) -> Map.of("id", "gid://shopify/Product/" + id);
            case ProductRef.Handle(String handle) -> Map.of("handle", handle);
        };
        Map<String, Object> variables = Map.of("identifier", identifier, "variants", VARIANTS_IN_SINGLE);
        return ask(Document.Product, variables, terms, ProductParser::single);
    }

    /**
     * Says whether a question would be refused at once.
     *
     * @return why, or null where the shop would be asked
     */
    public @Nullable Obstacle obstacle() {
        return calls.obstacle();
    }

    private <T> ShopifyResult<T> ask(Document document, Map<String, Object> variables, CallTerms terms,
            BiFunction<JsonNode, Instant, @Nullable T> parser) throws InterruptedException {
        return calls.ask(document.request(variables), terms, reply -> {
            checkVersion(reply.apiVersion());
            return understood(GraphQlAnswer.read(reply), parser);
        }, this::answersProbe);
    }

    /** A shop that throttles is well: how much it may be asked is another matter. */
    private boolean answersProbe() throws InterruptedException {
        ShopifyResult<ProductPage> result = listing(SMALLEST, CallTerms.inBackground(Lane.PROBE));
        return result instanceof ShopifyResult.Found || result instanceof ShopifyResult.Throttled;
    }

    private <T> ShopifyResult<T> understood(GraphQlAnswer answer, BiFunction<JsonNode, Instant, @Nullable T> parser) {
        return switch (answer) {
            case GraphQlAnswer.Throttled() -> new ShopifyResult.Throttled<>();
            case GraphQlAnswer.CursorRefused() -> new ShopifyResult.CursorRefused<>();
            case GraphQlAnswer.Failed(Cause cause, String detail) -> new ShopifyResult.Failed<>(cause, detail);
            case GraphQlAnswer.Data(JsonNode data) -> parsed(data, parser);
        };
    }

    private <T> ShopifyResult<T> parsed(JsonNode data, BiFunction<JsonNode, Instant, @Nullable T> parser) {
        try {
            T value = parser.apply(data, clock.instant());
            return value == null ? new ShopifyResult.Missing<>() : new ShopifyResult.Found<>(value);
        } catch (MalformedAnswerException e) {
            return new ShopifyResult.Failed<>(Cause.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** A version that is no longer served falls forward silently, and fields may mean something else there. */
    private void checkVersion(@Nullable String answered) {
        if (answered != null && !answered.equals(apiVersion) && versionReported.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.WARNING,
                    "Shopify answers in API version {0}, not in {1} as asked; set shopify.api-version to one it serves",
                    answered, apiVersion);
        }
    }

    private static String sortKey(Sort.Field field) {
        return switch (field) {
            case ID -> "ID";
            case TITLE -> "TITLE";
            case CREATED_AT -> "CREATED_AT";
            case UPDATED_AT -> "UPDATED_AT";
            case PUBLISHED_AT -> "PUBLISHED_AT";
            case VENDOR -> "VENDOR";
            case TYPE -> "PRODUCT_TYPE";
            case INVENTORY -> "INVENTORY_TOTAL";
        };
    }

    @Override
    public void close() {
        calls.close();
    }
}
