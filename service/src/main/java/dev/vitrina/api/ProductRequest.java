package dev.vitrina.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.product.FieldSelection;
import dev.vitrina.product.FieldSelection.Subject;
import dev.vitrina.product.Markets;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import org.jspecify.annotations.Nullable;

/** What a request for products, or for what they have, asks for. */
sealed interface ProductRequest {

    Set<String> OF_LISTINGS = Set.of("limit", "cursor", "category", "vendor", "tag", "available", "q", "sort", "ids",
            "market", "fields");
    Set<String> OF_SINGLES = Set.of("market", "fields");
    Set<String> OF_VARIANTS = Set.of("limit", "cursor", "market", "fields");
    Set<String> OF_CATEGORIES = Set.of("market");

    /** One question; fields is null where all are wanted. */
    record Asked(ProductQuery query, @Nullable FieldSelection fields) implements ProductRequest {}

    /** Several products; fields is null where all are wanted. */
    record AskedForIds(ProductBatch batch, @Nullable FieldSelection fields) implements ProductRequest {}

    record Refused(Problem problem) implements ProductRequest {}

    static ProductRequest listing(String query, Markets markets) {
        ParameterReader reader = ParameterReader.of(query, OF_LISTINGS);
        return reader.has("ids") ? batch(reader, markets) : listing(reader, markets);
    }

    private static ProductRequest listing(ParameterReader reader, Markets markets) {
        ProductQuery.Listing first = new ProductQuery.Listing(reader.limit(ProductQuery.Listing.DEFAULT_LIMIT),
                reader.filter(), reader.sort(), null, reader.market(markets));
        FieldSelection fields = reader.fields(Subject.PRODUCT);
        String after = reader.after(first);
        return unlessRefused(reader, new Asked(after == null ? first : first.behind(after), fields));
    }

    private static ProductRequest batch(ParameterReader reader, Markets markets) {
        if (!reader.isAloneBut("ids", OF_SINGLES)) {
            reader.refuse("ids", "stand without a page's parameters, which mean nothing beside it");
        }
        List<Long> ids = new ArrayList<>();
        for (String one : reader.list("ids")) {
            if (!(ProductRef.parse(one) instanceof ProductRef.Id(long id)) || ids.size() == ProductBatch.MOST) {
                return new Refused(Problem.parameter("ids",
                        "be 1 to " + ProductBatch.MOST + " product ids with commas between them"));
            }
            ids.add(id);
        }
        return unlessRefused(reader, new AskedForIds(new ProductBatch(ids, reader.market(markets)),
                reader.fields(Subject.PRODUCT)));
    }

    /** The ref is null where no product can be named so. */
    static ProductRequest single(@Nullable ProductRef ref, String query, Markets markets) {
        ParameterReader reader = ParameterReader.of(query, OF_SINGLES);
        return ref == null
                ? new Refused(productNotFound())
                : unlessRefused(reader, new Asked(new ProductQuery.Single(ref, reader.market(markets)),
                        reader.fields(Subject.PRODUCT)));
    }

    /** The ref is null where no product can be named so. */
    static ProductRequest variants(@Nullable ProductRef ref, String query, Markets markets) {
        if (ref == null) {
            return new Refused(productNotFound());
        }
        ParameterReader reader = ParameterReader.of(query, OF_VARIANTS);
        ProductQuery.Variants first = new ProductQuery.Variants(ref,
                reader.limit(ProductQuery.Variants.DEFAULT_LIMIT), null, reader.market(markets));
        FieldSelection fields = reader.fields(Subject.VARIANT);
        String after = reader.after(first);
        return unlessRefused(reader, new Asked(after == null ? first : first.behind(after), fields));
    }

    static ProductRequest categories(String query, Markets markets) {
        ParameterReader reader = ParameterReader.of(query, OF_CATEGORIES);
        return unlessRefused(reader, new Asked(new ProductQuery.Categories(reader.market(markets)), null));
    }

    private static ProductRequest unlessRefused(ParameterReader reader, ProductRequest asked) {
        Problem problem = reader.problem();
        return problem == null ? asked : new Refused(problem);
    }

    static Problem productNotFound() {
        return new Problem(ProblemType.PRODUCT_NOT_FOUND, "no product with this id or handle is on sale here");
    }
}
