package dev.vitrina.loadtest.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the shop's catalogue through the product API, page by page. The service's memory holds those pages afterwards. */
public final class CatalogueWalk {

    private static final String FIRST = "/v1/products?limit=250&sort=id";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 10;
    private static final int MOST_PAGES = 400;
    private static final int OK = 200;

    private CatalogueWalk() {}

    /**
     * Reads all of it. Blocks until it is there, up to ten seconds a page. A page that is not complete is asked for again, ten times a second apart:
     * a service that has just started gives its callers something less rather than let them wait, and goes on loading meanwhile.
     *
     * @param base where the service listens, without a slash at its end
     * @return the catalogue
     * @throws IOException if nothing answers there, or something else than pages of products that are complete; the message has the
     *     address
     * @throws InterruptedException if the thread is interrupted
     */
    public static Catalogue of(URI base) throws IOException, InterruptedException {
        return of(base, PAUSE);
    }

    static Catalogue of(URI base, Duration pause) throws IOException, InterruptedException {
        List<Catalogue.Product> products = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1).build()) {
            String path = FIRST;
            for (int page = 0; page < MOST_PAGES; page++) {
                JsonNode read = page(client, URI.create(base + path), pause);
                read.path("products").forEach(product -> products.add(product(product)));
                String next = read.path("page").path("next").asString("");
                if (next.isEmpty()) {
                    return new Catalogue(products);
                }
                path = FIRST + "&cursor=" + next;
            }
        }
        throw new IOException(base + " has more products than a load test needs");
    }

    private static JsonNode page(HttpClient client, URI address, Duration pause)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(client, address);
        for (int again = 1; again < TRIES; again++) {
            JsonNode page = json(response);
            if (isComplete(response, page)) {
                return page;
            }
            Thread.sleep(pause);
            response = get(client, address);
        }
        throw new IOException(address + " answers with status " + response.statusCode()
                + ", not with a complete page of products");
    }

    private static boolean isComplete(HttpResponse<byte[]> response, JsonNode page) {
        return response.statusCode() == OK && page.path("products").isArray()
                && page.path("meta").path("complete").asBoolean(false);
    }

    private static HttpResponse<byte[]> get(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException("no answer from " + address + ": " + e, e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException e) {
            throw new IOException(response.uri() + " answers no JSON", e);
        }
    }

    private static Catalogue.Product product(JsonNode product) {
        return new Catalogue.Product(product.path("id").asString(""), product.path("handle").asString(""),
                product.path("vendor").asString(""), product.path("category").asString(""));
    }
}
