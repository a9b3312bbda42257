package dev.vitrina.http;

import dev.vitrina.logs.ErrorLog;
import dev.vitrina.logs.Field;
import io.helidon.http.DirectHandler;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Makes every error of a listener a problem document: those of routes, and those that the server finds before there is a
 * route, such as a request line that is too long.
 */
public final class ProblemAnswers implements DirectHandler {

    private static final ErrorLog LOG = new ErrorLog(ProblemAnswers.class);

    /** How Helidon says it; the header parser has no status of its own for it. */
    private static final String HEADERS_TOO_LARGE = "Header size exceeded";

    private ProblemAnswers() {}

    /**
     * Installs the answers on a listener, for errors before there is a route.
     *
     * @param listener the listener being configured
     */
    public static void install(ListenerConfig.BuilderBase<?, ?> listener) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            handlers.addHandler(event, new ProblemAnswers());
        }
        listener.directHandlers(handlers.build()).errorHandling(errors -> errors.includeEntity(true));
    }

    /**
     * Installs the answers on a routing, for errors of its routes.
     *
     * @param routing the routing being built
     */
    public static void install(HttpRouting.Builder routing) {
        routing.error(HttpException.class, ProblemAnswers::httpError);
        routing.error(Throwable.class, ProblemAnswers::mistake);
    }

    private static void httpError(ServerRequest request, ServerResponse response, HttpException e) {
        problem(e.status(), String.valueOf(e.getMessage())).send(request, response);
    }

    private static void mistake(ServerRequest request, ServerResponse response, Throwable e) {
        LOG.error("A request failed", e, new Field(RequestId.FIELD, RequestId.assign(request, response)),
                new Field("method", request.prologue().method().text()),
                new Field("path", request.prologue().uriPath().rawPath()));
        problem(Status.INTERNAL_SERVER_ERROR_500, "").send(request, response);
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType event, Status status,
            ServerResponseHeaders headers, String message) {
        Problem problem = problem(status, message);
        headers.set(Problem.CONTENT_TYPE).set(Problem.NO_STORE).set(RequestId.header(request.headers()));
        SafetyHeaders.set(headers);
        boolean bodyless = request.method().equals(Method.HEAD.text());
        return TransportResponse.builder()
                .status(problem.type().status())
                .headers(headers)
                .keepAlive(event.keepAlive())
                .entity(bodyless ? new byte[0] : problem.json(""))
                .build();
    }

    private static Problem problem(Status status, String message) {
        return switch (status.code()) {
            case 404 -> new Problem(ProblemType.NO_SUCH_PATH, "the product listener's /openapi.yaml names its paths");
            case 413 -> new Problem(ProblemType.BODY_TOO_LARGE, "the body may have 64 KiB");
            case 414 -> new Problem(ProblemType.URI_TOO_LONG, "the request line may have 8 kB");
            case 501 -> new Problem(ProblemType.NOT_IMPLEMENTED, "transfer encodings other than chunked are not read");
            case 505 -> new Problem(ProblemType.HTTP_VERSION, "HTTP/1.1 is needed");
            case 500 -> new Problem(ProblemType.INTERNAL_ERROR, "the log has more under this X-Request-Id");
            default -> message.equals(HEADERS_TOO_LARGE)
                    ? new Problem(ProblemType.HEADERS_TOO_LARGE, "all headers together may have 16 kB")
                    : new Problem(ProblemType.BAD_REQUEST, "the request line, a header or the body is malformed");
        };
    }
}
