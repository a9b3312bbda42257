package dev.vitrina.api;

import java.time.Duration;

import dev.vitrina.http.BodyAnswer;
import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.lookup.Answer;
import dev.vitrina.lookup.Answered;
import dev.vitrina.lookup.ProductLookup;
import dev.vitrina.lookup.Provenance;
import dev.vitrina.lookup.Reason;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.ProductRef;
import dev.vitrina.product.RenderedBody;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The routes under {@code /v1}: parse, look up, send what was rendered when the page was filled. */
public final class ProductRoutes implements HttpService {

    private static final String RETRY_AFTER_S = "1";

    private final ProductLookup lookup;
    private final Market market;
    private final ProvenanceHeaders provenanceHeaders;

    /**
     * Makes the routes.
     *
     * @param lookup answers the queries
     * @param market the market of a request that names none
     * @param maxAge for how long callers may reuse a fresh answer
     */
    public ProductRoutes(ProductLookup lookup, Market market, Duration maxAge) {
        this.lookup = lookup;
        this.market = market;
        this.provenanceHeaders = new ProvenanceHeaders(maxAge);
    }

    @Override
    public void routing(HttpRules rules) {
        for (String end : new String[]{"", "/"}) {
            readable(rules, "/v1/products" + end, this::listing);
            readable(rules, "/v1/products/{ref}" + end, this::single);
        }
    }

    private static void readable(HttpRules rules, String path, Handler handler) {
        rules.get(path, handler);
        rules.head(path, handler);
        rules.any(path, (request, response) -> {
            response.header(HeaderNames.ALLOW, "GET, HEAD");
            new Problem(ProblemType.METHOD_NOT_ALLOWED, "GET and HEAD work here").send(request, response);
        });
    }

    private void listing(ServerRequest request, ServerResponse response) throws InterruptedException {
        switch (ListingRequest.of(request.query().rawValue(), market)) {
            case ListingRequest.Refused(Problem problem) -> problem.send(request, response);
            case ListingRequest.Asked(ProductQuery.Listing listing) ->
                answer(() -> lookup.answer(listing), request, response);
            case ListingRequest.AskedForIds(ProductBatch batch) ->
                answer(() -> lookup.answer(batch), request, response);
        }
    }

    private void single(ServerRequest request, ServerResponse response) throws InterruptedException {
        ProductRef ref = ProductRef.parse(request.path().pathParameters().get("ref"));
        if (ref == null) {
            notFound().send(request, response);
        } else {
            answer(() -> lookup.answer(new ProductQuery.Single(ref, market)), request, response);
        }
    }

    private interface Question {
        Answered ask() throws InterruptedException;
    }

    private void answer(Question question, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        long from = System.nanoTime();
        Answered answered = question.ask();
        Duration waited = answered.waited();
        response.header(ServerTiming.header(System.nanoTime() - from, waited, lookup.hitRatio()));
        switch (answered.answer()) {
            case Answer.Found(RenderedBody body, Provenance provenance) -> {
                provenanceHeaders.set(response, provenance, waited);
                BodyAnswer.send(request, response, body);
            }
            case Answer.NotFound(Provenance provenance) -> {
                provenanceHeaders.set(response, provenance, waited);
                notFound().send(request, response);
            }
            case Answer.CursorRefused() -> ListingRequest.badCursor().send(request, response);
            case Answer.Unavailable(Reason reason) -> {
                ProvenanceHeaders.setReason(response, reason);
                response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_S);
                new Problem(ProblemType.UNAVAILABLE, detail(reason)).send(request, response);
            }
        }
    }

    private static Problem notFound() {
        return new Problem(ProblemType.PRODUCT_NOT_FOUND, "no product with this id or handle is on sale here");
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
