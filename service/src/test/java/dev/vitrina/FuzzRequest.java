package dev.vitrina;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One random request to the product API, right or wrong.
 *
 * @param method GET mostly
 * @param target path and query, escaped as a URI needs it
 * @param headers names and values in turn
 */
record FuzzRequest(String method, String target, List<String> headers) {

    private static final List<String> NAMES = List.of("limit", "cursor", "category", "vendor", "tag", "available", "q",
            "sort", "market", "fields", "ids", "utm_source", "Limit", "");

    private static final List<String> WORDS = List.of("linen", "Shirts", "shirts ", "Oak Street", "Aldgate & Sons",
            "sale",
            "Linen Shirt", "", " ", "*", "\"", "\\", "a:b", "(x", "OR", "status:draft", "\ud83e\udd8a", "\u9752\u3044",
            "\u0000", "a\nb", "%", "+", "x".repeat(255), "x".repeat(300), "null", "-1", "'; --", "../..");

    private static final List<String> ODD_NUMBERS = List.of("0", "-1", "251", "999999999999", "1e3", "", "a", " 5",
            "5 ",
            "0x5", "5.0", "\u0665", "NaN");

    private static final List<String> NO_UTF8 = List.of("%FF", "%C3%28", "%ED%A0%80", "%F4%90%80%80");

    /** A random one; the refs name what there is, and the cursors were handed out once. */
    static FuzzRequest any(Random random, List<String> refs, List<String> cursors) {
        String path = path(random, refs);
        StringBuilder target = new StringBuilder(path);
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            String name = one(random, NAMES);
            String value = random.nextInt(40) == 0
                    ? one(random, NO_UTF8)
                    : escaped(value(random, name, refs, cursors));
            target.append(i == 0 ? '?' : '&').append(escaped(name)).append('=').append(value);
        }
        return new FuzzRequest(random.nextInt(10) == 0 ? "HEAD" : "GET", target.toString(),
                headers(random));
    }

    private static String path(Random random, List<String> refs) {
        String name = random.nextInt(4) == 0 ? one(random, WORDS) : one(random, refs);
        boolean names = !name.isEmpty() && !name.contains(".."); // else it would be another path
        String ref = names ? escaped(name).replace("+", "%20") : "%20";
        String end = random.nextInt(5) == 0 ? "/" : "";
        return switch (random.nextInt(12)) {
            case 0 -> "/v1/categories" + end;
            case 1 -> "/v1/markets" + end;
            case 2 -> "/v1/products/" + ref + end;
            case 3 -> "/v1/products/handle/" + ref + end;
            case 4 -> "/v1/products/" + ref + "/variants" + end;
            case 5 -> "/v1/products/handle/" + ref + "/variants" + end;
            default -> "/v1/products" + end;
        };
    }

    private static String value(Random random, String name, List<String> refs, List<String> cursors) {
        if (random.nextInt(8) == 0) {
            return one(random, WORDS);
        }
        return switch (name) {
            case "limit" -> random.nextInt(3) == 0 ? one(random, ODD_NUMBERS) : one(random, List.of("1", "2", "7"));
            case "cursor" -> one(random, cursors);
            case "available" -> one(random, List.of("true", "false", "TRUE", "1"));
            case "sort" ->
                one(random, List.of("id", "-id", "title", "-created_at", "inventory", "relevance", "price", "--id"));
            case "market" -> one(random, List.of("US", "US", "ES", "us"));
            case "fields" ->
                one(random, List.of("id", "id,title,price", "title,id", "variants", "id,", "nothing", "sku,id",
                        "id,id", "available"));
            case "ids" -> ids(random, refs);
            default -> one(random, WORDS);
        };
    }

    private static String ids(Random random, List<String> refs) {
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            ids.add(random.nextInt(6) == 0 ? one(random, ODD_NUMBERS) : one(random, refs));
        }
        return String.join(",", ids);
    }

    private static List<String> headers(Random random) {
        List<String> headers = new ArrayList<>();
        if (random.nextBoolean()) {
            headers.addAll(List.of("Accept-Encoding",
                    one(random, List.of("gzip", "identity", "br;q=1, *;q=0.1", "gzip;q=0", ","))));
        }
        if (random.nextInt(4) == 0) {
            headers.addAll(
                    List.of("If-None-Match", one(random, List.of("*", "\"x\"", "W/\"x\", *", "", "nonsense,,,"))));
        }
        if (random.nextInt(6) == 0) {
            headers.addAll(List.of("Cache-Control", one(random, List.of("only-if-cached", "no-cache", "max-age=x"))));
        }
        if (random.nextInt(6) == 0) {
            headers.addAll(List.of("X-Request-Id", one(random, List.of("ok-1", "not ok", "x".repeat(200)))));
        }
        return headers;
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
