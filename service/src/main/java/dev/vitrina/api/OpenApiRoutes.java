package dev.vitrina.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

import dev.vitrina.http.BodyAnswer;
import dev.vitrina.http.ReadOnly;
import dev.vitrina.http.Reuse;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/** The contract of the product API, for people and for tools; nobody needs a key for it. */
public final class OpenApiRoutes implements HttpService {

    /** RFC 9512. */
    private static final Header YAML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/yaml");

    private final RenderedBody body = Rendering.document(resource());
    private final Header cacheControl;

    /**
     * Makes the route.
     *
     * @param maxAge for how long callers may reuse the answer
     */
    public OpenApiRoutes(Duration maxAge) {
        this.cacheControl = ProvenanceHeaders.cacheControl(new Reuse(maxAge, true));
    }

    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/openapi.yaml", (request, response) -> {
            response.header(cacheControl);
            BodyAnswer.send(request, response, YAML, body);
        });
    }

    private static byte[] resource() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream("openapi.yaml")) {
            return Objects.requireNonNull(in, "the jar lacks openapi.yaml").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
