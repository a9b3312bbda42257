package dev.vitrina.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.vitrina.product.Market;
import dev.vitrina.product.Product;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.VariantPage;
import dev.vitrina.shopify.ShopifyResult.Cause;
import dev.vitrina.shopify.ShopifyResult.Obstacle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the shop, one GraphQL request a question. Safe for use by many threads.
 *
 * <p>Every question blocks its caller until the answer is whole: while it queues, and then for the hard deadline at most, each call
 * that it takes. It throws nothing for what a shop may do: that is in the {@link ShopifyResult}.
 */
public final class ShopifyClient implements AutoCloseable {

    private static final int MOST_VARIANTS = 250;
    private static final int MOST_CATEGORIES = 10_000;

    private static final Market ANY = new Market("");
    private static final ProductQuery.Listing SMALLEST = ProductQuery.Listing.first(1, ANY);

    final Calls calls;
    final AnswerReader reader;

    /**
     * Makes a client; opens no connection yet.
     *
     * @param settings how the shop is reached
     * @param clock tells which products are published by now
     */
    public ShopifyClient(ShopifySettings settings, InstantSource clock) {
        this(settings, clock, (_, _, _) -> {});
    }

    /**
     * Makes a client that tells of its calls; opens no connection yet.
     *
     * @param settings how the shop is reached
     * @param clock tells which products are published by now
     * @param observer hears of each call
     */
    public ShopifyClient(ShopifySettings settings, InstantSource clock, CallObserver observer) {
        this.calls = new Calls(settings, this::answersProbe, clock, observer);
        this.reader = new AnswerReader(clock);
    }

    /**
     * Asks for one page: in one call, or in several, one after the other, where the shop would refuse one for its price, its cost
     * bucket cannot hold so much, or, in the background, would be left with too little.
     *
     * @param listing which one
     * @param terms what the call is for, and whether anyone wants it
     * @return the whole page, or why there is none; never {@link ShopifyResult.Missing}
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<ProductPage> listing(ProductQuery.Listing listing, CallTerms terms)
            throws InterruptedException {
        if (terms.lane().reserve() > 0 && !calls.admission().isBudgetKnown()) {
            ShopifyResult<ProductPage> first = part(SMALLEST, 1, null, CallTerms.inBackground(Lane.PROBE));
            if (!(first instanceof ShopifyResult.Found)) {
                return first; // what a careless call would do to a small bucket, its callers would pay for
            }
        }
        return parts(Document.Products, terms.lane()).ask(listing.limit(), terms, page -> page.endCursor() == null,
                (soFar, _, size, partTerms) -> {
                    String after = soFar == null ? listing.after() : soFar.endCursor();
                    return part(listing, size, after, partTerms).map(next -> soFar == null ? next : soFar.with(next));
                });
    }

    private Parts parts(Document document, Lane lane) {
        return new Parts(document, calls.prices(), points -> calls.admission().affords(lane, points));
    }

    private ShopifyResult<ProductPage> part(ProductQuery.Listing listing, int first, @Nullable String after,
            CallTerms terms) throws InterruptedException {
        return ask(Question.products(listing, first, after), terms, ProductParser::page);
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
        while (true) {
            int variants = variantsInSingle();
            ShopifyResult<Product> result = ask(Question.product(single.ref(), variants), terms, ProductParser::single);
            if (!Parts.isTooDear(result) || variants == 1) {
                return result;
            }
            calls.prices().refused(Document.Product, variants); // better with fewer variants than not at all
        }
    }

    private int variantsInSingle() {
        int variants = MOST_VARIANTS;
        while (variants > 1 && calls.prices().isRefused(Document.Product, variants)) {
            variants /= 2;
        }
        return variants;
    }

    /**
     * Asks for products by their numbers, each with as many variants as in a page: in one call where the shop and its cost bucket
     * allow, as with {@link #listing}.
     *
     * @param batch which ones
     * @param terms what the call is for, and whether anyone wants it
     * @return those that callers may see, by number; or why there is no answer to the whole
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<Map<String, Product>> batch(ProductBatch batch, CallTerms terms) throws InterruptedException {
        return parts(Document.ProductsById, terms.lane()).ask(batch.ids().size(), terms, _ -> false,
                (soFar, from, size, partTerms) -> part(batch.ids().subList(from, from + size), partTerms).map(next -> {
                    Map<String, Product> joined = new HashMap<>(soFar == null ? Map.of() : soFar);
                    joined.putAll(next);
                    return joined;
                }));
    }

    private ShopifyResult<Map<String, Product>> part(List<Long> ids, CallTerms terms) throws InterruptedException {
        return ask(Question.productsById(ids), terms, ProductParser::byId);
    }

    /**
     * Asks for one page of a product's variants: in one call where the shop and its cost bucket allow, as with {@link #listing}.
     *
     * @param query which product, and which page
     * @param terms what the call is for, and whether anyone wants it
     * @return the whole page, or why there is none
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<VariantPage> variants(ProductQuery.Variants query, CallTerms terms)
            throws InterruptedException {
        return parts(Document.Variants, terms.lane()).ask(query.limit(), terms, page -> page.endCursor() == null,
                (soFar, _, size, partTerms) -> {
                    String after = soFar == null ? query.after() : soFar.endCursor();
                    return ask(Question.variants(query.ref(), size, after), partTerms, ProductParser::variants)
                            .map(next -> soFar == null ? next : soFar.with(next));
                });
    }

    /**
     * Asks for the types that products have, at most {@value #MOST_CATEGORIES}.
     *
     * @param terms what the call is for, and whether anyone wants it
     * @return the types in alphabetical order, or why there are none; a shop that has no product either has failed
     * @throws InterruptedException if the caller is interrupted; the call is cut
     */
    public ShopifyResult<List<String>> categories(CallTerms terms) throws InterruptedException {
        ShopifyResult<ProductTypes> result = parts(Document.Categories, terms.lane()).ask(MOST_CATEGORIES, terms,
                types -> types.endCursor() == null, (soFar, _, size, partTerms) -> {
                    String after = soFar == null ? null : soFar.endCursor();
                    return ask(Question.categories(size, after), partTerms,
                            ProductParser::productTypes).map(next -> soFar == null ? next : soFar.with(next));
                });
        return result instanceof ShopifyResult.Found<ProductTypes>(ProductTypes types) && types.isOfNothing()
                ? new ShopifyResult.Failed<>(Cause.EMPTY, "a shop without products")
                : result.map(ProductTypes::inOrder);
    }

    /**
     * Says whether a question for products by their numbers would be refused at once. Does not block.
     *
     * @param batch which ones
     * @param lane what it is for
     * @param patience how long the call may queue for points, as in {@link CallTerms}
     * @return why, or null where the shop would be asked, as far as can be foreseen
     */
    public @Nullable Obstacle obstacle(ProductBatch batch, Lane lane, Duration patience) {
        return obstacle(Document.ProductsById, batch.ids().size(), lane, patience);
    }

    /**
     * Says whether the shop is left alone. Does not block.
     *
     * @return why, or null where it is asked
     */
    public @Nullable Obstacle obstacle() {
        return calls.obstacle();
    }

    /**
     * Says whether a question would be refused at once. Does not block.
     *
     * @param query the question
     * @param lane what it is for
     * @param patience how long the call may queue for points, as in {@link CallTerms}
     * @return why, or null where the shop would be asked, as far as can be foreseen
     */
    public @Nullable Obstacle obstacle(ProductQuery query, Lane lane, Duration patience) {
        return switch (query) {
            case ProductQuery.Listing listing -> obstacle(Document.Products, listing.limit(), lane, patience);
            case ProductQuery.Variants variants -> obstacle(Document.Variants, variants.limit(), lane, patience);
            case ProductQuery.Categories _ -> obstacle(Document.Categories, MOST_CATEGORIES, lane, patience);
            case ProductQuery.Single _ ->
                calls.admission().obstacle(lane, calls.prices().of(Document.Product, variantsInSingle()), patience);
        };
    }

    private @Nullable Obstacle obstacle(Document document, int wanted, Lane lane, Duration patience) {
        int points = calls.prices().of(document, parts(document, lane).size(wanted));
        return calls.admission().obstacle(lane, points, patience);
    }

    /** {@return how the shop is, as far as calls tell; asks nothing and does not block} */
    public ShopStatus status() {
        return calls.status();
    }

    private <T> ShopifyResult<T> ask(Question question, CallTerms terms,
            BiFunction<JsonNode, Instant, @Nullable T> parser) throws InterruptedException {
        return calls.ask(question, terms, answer -> reader.read(answer, parser));
    }

    /** A shop that throttles is well: how much it may be asked is another matter. */
    private boolean answersProbe() throws InterruptedException {
        ShopifyResult<ProductPage> result = part(SMALLEST, 1, null, CallTerms.inBackground(Lane.PROBE));
        return result instanceof ShopifyResult.Found || result instanceof ShopifyResult.Throttled;
    }

    @Override
    public void close() {
        calls.close();
    }
}
