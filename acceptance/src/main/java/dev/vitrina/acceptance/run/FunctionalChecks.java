package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.vitrina.acceptance.evidence.FunctionalCheck;
import tools.jackson.databind.JsonNode;

/**
 * Tries what the system that Vitrina replaces was accepted by: health, products, cache and system status; and, where the shop can be asked how
 * often it was called, that callers of one thing cost it one call. They are tried once each, before there is any load.
 */
final class FunctionalChecks {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int CALLERS = 50;
    private static final int MOST_CALLS = 4;
    private static final int FIVE = 5;
    private static final String PAGE = "/v1/products?limit=" + FIVE;
    private static final List<String> FIELDS = List.of("id", "handle", "title", "price");
    private static final List<String> COMPONENTS = List.of("shopify", "cache", "system");

    private final ServiceUnderTest service;

    private FunctionalChecks(ServiceUnderTest service) {
        this.service = service;
    }

    /** One promise. */
    private interface Promise {

        /** {@return what was found instead; empty where it was kept} */
        String broken() throws IOException, InterruptedException;
    }

    /**
     * {@return what came of each check} Blocks. A service that does not answer keeps no promise.
     *
     * @param service the service
     * @param demoStore whether its shop is the demo store
     */
    static List<FunctionalCheck> of(ServiceUnderTest service, boolean demoStore) throws InterruptedException {
        FunctionalChecks checks = new FunctionalChecks(service);
        List<FunctionalCheck> tried = new ArrayList<>();
        tried.add(tried("health: callers are told UP or DEGRADED, operators each component", checks::health));
        tried.add(tried("products: a page of five, and the first of them by its id", checks::products));
        tried.add(
                tried("cache: what was asked for once comes from memory, and is confirmed by its ETag", checks::cache));
        tried.add(tried("system status: what is wrong, and whether it is ready", checks::systemStatus));
        if (demoStore) {
            tried.add(tried("one call: fifty callers of a product that nobody had asked for", checks::oneCall));
        }
        return tried;
    }

    private static FunctionalCheck tried(String name, Promise promise) throws InterruptedException {
        String broken;
        try {
            broken = promise.broken();
        } catch (IOException e) {
            broken = String.valueOf(e.getMessage());
        }
        return new FunctionalCheck(name, broken.isEmpty(), broken);
    }

    private String health() throws IOException, InterruptedException {
        HttpResponse<String> told = service.get("/health");
        if (told.statusCode() != OK || !knownStatus(ServiceUnderTest.json(told))) {
            return "/health answers " + shown(told);
        }
        HttpResponse<String> operator = service.operator("/health");
        for (String each : COMPONENTS) {
            if (operator.statusCode() != OK
                    || !ServiceUnderTest.json(operator).path("components").path(each).has("status")) {
                return "/health of the ops listener says nothing of " + each + ": " + shown(operator);
            }
        }
        return "";
    }

    private String products() throws IOException, InterruptedException {
        HttpResponse<String> page = service.get(PAGE);
        JsonNode products = ServiceUnderTest.json(page).path("products");
        if (page.statusCode() != OK || products.size() != FIVE) {
            return PAGE + " answers " + shown(page);
        }
        if (page.headers().firstValue("Vitrina-Source").isEmpty()) {
            return PAGE + " does not say where its answer comes from";
        }
        for (String field : FIELDS) {
            if (!products.path(0).has(field)) {
                return "A product has no " + field;
            }
        }
        String id = products.path(0).path("id").asString();
        HttpResponse<String> one = service.get("/v1/products/" + id);
        return one.statusCode() == OK && ServiceUnderTest.json(one).path("id").asString("").equals(id)
                ? ""
                : "/v1/products/" + id + " answers " + shown(one);
    }

    private String cache() throws IOException, InterruptedException {
        String etag = service.get(PAGE).headers().firstValue("ETag").orElse("");
        HttpResponse<String> again = service.get(PAGE);
        String source = again.headers().firstValue("Vitrina-Source").orElse("");
        if (!source.equals("memory") || again.headers().firstValue("Age").isEmpty()) {
            return "Asked for again, " + PAGE + " comes from '" + source + "', or without an Age";
        }
        int confirmed = service.get(PAGE, "If-None-Match", etag).statusCode();
        return confirmed == NOT_MODIFIED ? "" : "With its ETag " + PAGE + " answers with status " + confirmed;
    }

    private String systemStatus() throws IOException, InterruptedException {
        HttpResponse<String> status = service.operator("/emergency/status");
        if (status.statusCode() != OK || !knownStatus(ServiceUnderTest.json(status))
                || !ServiceUnderTest.json(status).path("trouble").isArray()) {
            return "/emergency/status answers " + shown(status);
        }
        HttpResponse<String> ready = service.operator("/health/ready");
        return ready.statusCode() == OK ? "" : "/health/ready answers " + shown(ready);
    }

    /** Nothing has the id, so it can be in no page either. What the service asks for by itself meanwhile is a call or two. */
    private String oneCall() throws IOException, InterruptedException {
        String path = "/v1/products/9" + System.nanoTime() % 1_000_000_000_000L;
        long before = service.calls();
        for (int status : service.getAtOnce(path, CALLERS)) {
            if (status != NOT_FOUND) {
                return path + " answers with status " + status;
            }
        }
        long calls = service.calls() - before;
        return calls >= 1 && calls <= MOST_CALLS ? "" : CALLERS + " callers cost the shop " + calls + " calls";
    }

    private static boolean knownStatus(JsonNode json) {
        return Set.of("UP", "DEGRADED").contains(json.path("status").asString(""));
    }

    private static String shown(HttpResponse<String> answer) {
        String body = answer.body();
        return answer.statusCode() + " " + (body.length() > 200 ? body.substring(0, 200) + "…" : body);
    }
}
