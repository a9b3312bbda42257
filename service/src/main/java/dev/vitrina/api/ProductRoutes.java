package dev.vitrina.api;

import java.time.Duration;

import dev.vitrina.http.BodyAnswer;
import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.ReadOnly;
import dev.vitrina.http.Reuse;
import dev.vitrina.lookup.Answer;
import dev.vitrina.lookup.Answered;
import dev.vitrina.lookup.ProductLookup;
import dev.vitrina.lookup.Provenance;
import dev.vitrina.lookup.Reach;
import dev.vitrina.lookup.Reason;
import dev.vitrina.product.FieldSelection;
import dev.vitrina.product.Markets;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.RenderedBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/** The products under {@code /v1} and what they have: parse, look up, send what was rendered when the page was filled. */
public final class ProductRoutes implements HttpService {

    private static final String RETRY_AFTER_S = "1";

    private final ProductLookup lookup;
    private final Markets markets;
    private final ProvenanceHeaders provenanceHeaders;

    /**
     * Makes the routes.
     *
     * @param lookup answers the queries
     * @param markets those that requests may name, and that of a request that names none
     * @param reuse who may reuse a fresh answer, and for how long
     */
    public ProductRoutes(ProductLookup lookup, Markets markets, Reuse reuse) {
        this.lookup = lookup;
        this.markets = markets;
        this.provenanceHeaders = new ProvenanceHeaders(reuse);
    }

    /** A product whose handle is a word of these paths, or a number, is found under {@code /v1/products/handle/}. */
    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/v1/products", this::listing);
        ReadOnly.route(rules, "/v1/products/handle/{handle}", this::singleByHandle);
        ReadOnly.route(rules, "/v1/products/handle/{handle}/variants", this::variantsByHandle);
        ReadOnly.route(rules, "/v1/products/{ref}", this::single);
        ReadOnly.route(rules, "/v1/products/{ref}/variants", this::variants);
        ReadOnly.route(rules, "/v1/categories", this::categories);
    }

    private void listing(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.listing(query(request), markets), request, response);
    }

    private void single(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.single(ref(request), query(request), markets), request, response);
    }

    private void singleByHandle(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.single(handle(request), query(request), markets), request, response);
    }

    private void variants(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.variants(ref(request), query(request), markets), request, response);
    }

    private void variantsByHandle(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.variants(handle(request), query(request), markets), request, response);
    }

    private void categories(ServerRequest request, ServerResponse response) throws InterruptedException {
        answer(ProductRequest.categories(query(request), markets), request, response);
    }

    private static String query(ServerRequest request) {
        return request.query().rawValue();
    }

    private static @Nullable ProductRef ref(ServerRequest request) {
        return ProductRef.parse(request.path().pathParameters().get("ref"));
    }

    private static @Nullable ProductRef handle(ServerRequest request) {
        return ProductRef.parseHandle(request.path().pathParameters().get("handle"));
    }

    private void answer(ProductRequest asked, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        long from = System.nanoTime();
        switch (asked) {
            case ProductRequest.Refused(Problem problem) -> problem.send(request, response);
            case ProductRequest.Asked(ProductQuery query, FieldSelection fields) -> {
                Answered answered = lookup.answer(query, reach(request));
                if (query instanceof ProductQuery.Paged paged) {
                    addLink(response, paged, fields, answered.answer());
                }
                send(answered, fields, from, request, response);
            }
            case ProductRequest.AskedForIds(ProductBatch batch, FieldSelection fields) ->
                send(lookup.answer(batch, reach(request)), fields, from, request, response);
        }
    }

    private static Reach reach(ServerRequest request) {
        return OnlyIfCached.isAsked(request.headers()) ? Reach.CACHE_ONLY : Reach.EVERY_LEVEL;
    }

    private static void addLink(ServerResponse response, ProductQuery.Paged query, @Nullable FieldSelection fields,
            Answer answer) {
        if (answer instanceof Answer.Found(RenderedBody body, _) && body.next() != null) {
            response.header(NextLink.header(query, fields, body.next()));
        }
    }

    private void send(Answered answered, @Nullable FieldSelection fields, long from, ServerRequest request,
            ServerResponse response) {
        Duration waited = answered.waited();
        response.header(ServerTiming.header(System.nanoTime() - from, waited, lookup.hitRatio()));
        switch (answered.answer()) {
            case Answer.Found(RenderedBody body, Provenance provenance) -> {
                provenanceHeaders.set(response, provenance, waited);
                BodyAnswer.send(request, response, fields == null ? body : fields.of(body));
            }
            case Answer.NotFound(Provenance provenance) -> {
                provenanceHeaders.set(response, provenance, waited);
                ProductRequest.productNotFound().send(request, response);
            }
            case Answer.CursorRefused() -> ParameterReader.badCursor().send(request, response);
            case Answer.NotCached() ->
                new Problem(ProblemType.NOT_CACHED, "only-if-cached was asked for, and no cache has all of it")
                        .send(request, response);
            case Answer.Unavailable(Reason reason) -> {
                ProvenanceHeaders.setReason(response, reason);
                response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_S);
                new Problem(ProblemType.UNAVAILABLE, detail(reason)).send(request, response);
            }
        }
    }

    private static String detail(Reason reason) {
        return switch (reason) {
            case REVALIDATING, SOFT_DEADLINE, PATIENCE -> "the shop did not answer in time";
            case THROTTLED -> "the shop takes no more questions for now";
            case CONFIG -> "the shop refuses this service; its operator must look at token, scopes and shop";
            case FAILED, EMPTY -> "the shop failed";
            case BREAKER_OPEN -> "the shop is failing, and is left alone for a while";
            case PAUSED -> "the shop failed at this a moment ago, and is not asked again yet";
            case QUEUE_FULL -> "too many callers wait for the shop already";
        };
    }
}
