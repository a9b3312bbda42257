package dev.vitrina.loadtest.gatling;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;

import dev.vitrina.loadtest.answer.ReceivedAnswer;
import io.gatling.http.response.Response;
import io.gatling.http.response.StringResponseBody;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import static io.gatling.javaapi.core.CoreDsl.InputStreamBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/** Requests that reach the service at most once, and whose answers are judged as a whole. */
final class SentOnce {

    private SentOnce() {}

    /** Connections of all users to that service, like those of a few back ends, and nothing that was not asked for. */
    static HttpProtocolBuilder protocol(String base) {
        return http.baseUrl(base).shareConnections().disableCaching().disableWarmUp().disableFollowRedirect()
                .acceptEncodingHeader("gzip").userAgentHeader("vitrina-loadtest");
    }

    /**
     * A request that fails where the judgement of its answer is not empty; Gatling's log and report have that as its message.
     *
     * <p>Left to itself Gatling sends a request again when a kept connection closes before its answer begins, and shows both as one.
     * It has no setting for that, but does not send a body again that has been read: so this one has a body, an empty one.
     */
    static HttpRequestActionBuilder get(String name, String path, Duration timeout,
            BiFunction<Response, Session, String> judge) {
        return http(name).get(path).header("Content-Length", "0")
                .body(InputStreamBody(_ -> InputStream.nullInputStream())).requestTimeout(timeout)
                .transformResponse((response, session) -> saying(judge.apply(response, session), response))
                .check(status().gt(0), bodyString().is(""));
    }

    /** What came, as {@code AnswerCheck} wants it. */
    static ReceivedAnswer received(Response response) {
        return new ReceivedAnswer(response.status().code(), name -> {
            String value = response.headers().get(name);
            return value == null ? "" : value;
        }, response.body().string());
    }

    private static Response saying(String failure, Response response) {
        return response.copy(response.request(), response.startTimestamp(), response.endTimestamp(), response.status(),
                response.headers(), new StringResponseBody(failure, StandardCharsets.UTF_8), response.checksums(),
                response.isHttp2());
    }
}
