package dev.vitrina.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.vitrina.product.Product;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;

/** What answers where there is no last known good catalogue. Immutable. */
public sealed interface StandIn {

    /**
     * Reads what the settings put there: the merchant's own file before samples. Blocks while it reads.
     *
     * @param settings what is wanted
     * @return it
     * @throws dev.vitrina.config.BadSettingException if the merchant's file cannot be read or used
     */
    static StandIn of(FallbackSettings settings) {
        Path file = settings.file();
        if (file != null) {
            return new Provided(ProvidedFile.read(file));
        }
        return settings.samples() ? new Samples(SampleCatalogue.products()) : new Nothing();
    }

    /**
     * Answers a query.
     *
     * @param query what is asked for
     * @param now hides products that are published later
     * @return the answer, or that there is none
     */
    Fallback answer(ProductQuery query, Instant now);

    /**
     * The merchant's own products.
     *
     * @param products in any order
     */
    record Provided(List<Product> products) implements StandIn {

        @Override
        public Fallback answer(ProductQuery query, Instant now) {
            RenderedBody body = CatalogueQuery.answer(products, query, now);
            return body == null ? new Fallback.None() : new Fallback.Provided(body);
        }
    }

    /**
     * Made-up products.
     *
     * @param products each marked as a sample
     */
    record Samples(List<Product> products) implements StandIn {

        @Override
        public Fallback answer(ProductQuery query, Instant now) {
            RenderedBody body = CatalogueQuery.answer(products, query, now);
            return body == null ? new Fallback.None() : new Fallback.Sample(body);
        }
    }

    /** Nothing: without the shop there is no answer. */
    record Nothing() implements StandIn {

        @Override
        public Fallback answer(ProductQuery query, Instant now) {
            return new Fallback.None();
        }
    }
}
