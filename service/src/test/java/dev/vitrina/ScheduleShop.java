package dev.vitrina;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What the shop of a schedule answers, the same to every call: products that carry its version in their titles, or a failure.
 *
 * @param version from 1, another one after each change
 * @param holdsSingles whether there is a product under every handle, or under none
 * @param trouble how it fails
 */
record ScheduleShop(int version, boolean holdsSingles, Trouble trouble) {

    /** Broken connections are left out, and a bucket that says when it is full again: such calls are made again by real time. */
    enum Trouble {
        NONE, ERROR_STATUS, ERRORS_BESIDE_DATA, TOO_MANY_CALLS, EMPTY_LISTINGS
    }

    /** What a call brings: a version, 0 where there is no such product, or why it failed. */
    record Reply(int version, String failure) {

        boolean isMissing() {
            return failure.isEmpty() && version == 0;
        }
    }

    private static final String PRODUCT = """
            {"legacyResourceId":"%s","handle":"%s","title":"v%d","description":"","productType":"Shirts","vendor":"Loom",
            "tags":[],"status":"ACTIVE","publishedAt":"2026-01-01T00:00:00Z","createdAt":"2025-01-01T00:00:00Z",
            "updatedAt":"2026-02-01T00:00:00Z","totalInventory":5,"tracksInventory":true,"featuredMedia":null,
            "priceRangeV2":{"minVariantPrice":{"amount":"50.0","currencyCode":"USD"}},"compareAtPriceRange":null,
            "options":[],"variantsCount":{"count":2},"variants":{"nodes":[],"pageInfo":{"hasNextPage":true}}}""";

    /** Without it, a refresh would first ask something small to learn of the bucket. */
    private static final String FULL_BUCKET = """
            "extensions":{"cost":{"requestedQueryCost":9,"throttleStatus":{"maximumAvailable":1000000,
            "currentlyAvailable":1000000,"restoreRate":1000000}}}""";

    ScheduleShop changed(boolean singles) {
        return new ScheduleShop(version + 1, singles, trouble);
    }

    ScheduleShop in(Trouble next) {
        return new ScheduleShop(version, holdsSingles, next);
    }

    Reply reply(ScheduleKey key) {
        return switch (trouble) {
            case NONE -> new Reply(key.isPage() || holdsSingles ? version : 0, "");
            case ERROR_STATUS, ERRORS_BESIDE_DATA -> new Reply(0, "failed");
            case TOO_MANY_CALLS -> new Reply(0, "throttled");
            case EMPTY_LISTINGS -> key.isPage() ? new Reply(0, "empty") : new Reply(holdsSingles ? version : 0, "");
        };
    }

    /** For the demo store; one body answers both kinds of question. */
    String chaos() {
        String page = trouble == Trouble.EMPTY_LISTINGS ? "" : PRODUCT.formatted("1", "on-a-page", version);
        String single = holdsSingles ? PRODUCT.formatted("2", "alone", version) : "null";
        String errors = trouble == Trouble.ERRORS_BESIDE_DATA ? "\"errors\":[{\"message\":\"half\"}]," : "";
        String body = "{" + errors + "\"data\":{\"products\":{\"nodes\":[" + page
                + "],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}},\"productByIdentifier\":" + single + "},"
                + FULL_BUCKET + "}";
        int status = switch (trouble) {
            case ERROR_STATUS -> 500;
            case TOO_MANY_CALLS -> 429;
            case NONE, ERRORS_BESIDE_DATA, EMPTY_LISTINGS -> 200;
        };
        return JsonMapper.shared()
                .writeValueAsString(Map.of("answer",
                        Map.of("status", status, "content_type", "application/json", "body", body)));
    }
}
