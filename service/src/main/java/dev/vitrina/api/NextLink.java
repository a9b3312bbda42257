package dev.vitrina.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.vitrina.product.FieldSelection;
import dev.vitrina.product.Filter;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.Sort;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page is, as RFC 8288 says it: a relative reference, for which host and scheme the caller used a proxy may have
 * changed. It is made of the query as it was understood, so nothing of the request's own text goes into a header.
 */
final class NextLink {

    private NextLink() {}

    static Header header(ProductQuery.Paged query, @Nullable FieldSelection fields, String next) {
        return HeaderValues.create(HeaderNames.LINK, "<" + target(query, fields, next) + ">; rel=\"next\"");
    }

    private static String target(ProductQuery.Paged query, @Nullable FieldSelection fields, String next) {
        StringBuilder target = new StringBuilder(160).append("/v1/products");
        switch (query) {
            case ProductQuery.Listing(int limit, Filter filter, Sort sort, _, _) -> {
                target.append("?limit=").append(limit).append("&sort=").append(sort.parameter());
                append(target, "category", filter.category());
                append(target, "vendor", filter.vendor());
                append(target, "tag", filter.tag());
                append(target, "q", filter.text());
                append(target, "available", filter.available() == null ? null : filter.available().toString());
            }
            case ProductQuery.Variants(ProductRef ref, int limit, _, _) ->
                target.append(path(ref)).append("/variants?limit=").append(limit);
        }
        append(target, "market", query.market().id());
        append(target, "fields", fields == null ? null : fields.text());
        return target.append("&cursor=").append(next).toString(); // of characters that need no escape
    }

    private static String path(ProductRef ref) {
        return switch (ref) {
            case ProductRef.Id(long id) -> "/" + id;
            case ProductRef.Handle(String handle) -> "/handle/" + escaped(handle); // which has no space
        };
    }

    private static void append(StringBuilder target, String name, @Nullable String value) {
        if (value != null) {
            target.append('&').append(name).append('=').append(escaped(value));
        }
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
