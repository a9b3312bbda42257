package dev.vitrina.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Takes calls as Shopify does: counts them, lets chaos have its way, checks the token, reads the request, answers it.
 */
record GraphQlEndpoint(GraphQlEngine engine, Chaos chaos, CallLog log, String token) {

    static final String PATH = "/admin/api/{version}/graphql.json";

    private static final HeaderName TOKEN = HeaderNames.create("X-Shopify-Access-Token");
    private static final HeaderName VERSION = HeaderNames.create("X-Shopify-API-Version");
    private static final List<String> VERSIONS = List.of("2026-01", "2026-04", "2026-07", "2026-10");

    void routes(HttpRouting.Builder routing) {
        routing.post(PATH, this::handle);
        routing.any((_, response) -> ReplyWriter.send(response, ShopReply.notFound(), chaos.state(), () -> {})); // what is no call counts nowhere
    }

    private void handle(ServerRequest request, ServerResponse response) throws IOException, InterruptedException {
        ChaosState state = chaos.state(); // first of all, so that a call that is seen to be in flight has met its state
        try (CallLog.Call call = log.arrived()) {
            Optional<GraphQlRequest> query = GraphQlRequest.read(body(request));
            query.ifPresent(asked -> log.asked(engine.operationName(asked)));
            boolean right = isRight(request.headers().first(TOKEN).orElse(""));
            suffer(state, call);
            response.header(VERSION, served(request.path().pathParameters().get("version")));
            ReplyWriter.send(response, reply(query, right, state, call), state, call::spoil);
        }
    }

    private static byte[] body(ServerRequest request) {
        return request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
    }

    /** What can happen to a call before it is looked at. */
    private void suffer(ChaosState state, CallLog.Call call) throws InterruptedException {
        if (state.down() || state.hang() || chaos.isDelayed(state)) {
            call.spoil();
        }
        if (state.down()) {
            throw new CloseConnectionException("The demo store is down");
        }
        if (state.hang()) {
            state.waits(ChaosState.LONGEST_WAIT);
        }
        long nanos = state.latency().toNanos();
        if (nanos > 0) {
            state.waits(Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos * 2 / 3, nanos * 4 / 3 + 1)));
        }
    }

    private ShopReply reply(Optional<GraphQlRequest> query, boolean rightToken, ChaosState state,
            CallLog.Call call) {
        if (state.answer() != null) {
            call.spoil();
            return ShopReply.canned(state.answer());
        }
        Long failure = chaos.nextFailure(state.errorRate());
        if (failure != null) {
            call.spoil();
            return ShopReply.failure(failure);
        }
        if (!rightToken) {
            return ShopReply.unauthorized();
        }
        return query.map(asked -> answer(asked, state, call)).orElseGet(ShopReply::unreadable);
    }

    private ShopReply answer(GraphQlRequest query, ChaosState state, CallLog.Call call) {
        GraphQlEngine.Answer answer = engine.answer(query, state, call);
        log.priced(engine.operationName(query), answer.requestedCost());
        return ShopReply.json(200, answer.json());
    }

    private boolean isRight(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** A version that is served no longer falls forward to the oldest that is. */
    private static String served(String version) {
        return VERSIONS.contains(version) ? version : VERSIONS.getFirst();
    }
}
