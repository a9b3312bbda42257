package dev.vitrina.ops;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.vitrina.http.Problem;
import dev.vitrina.http.ProblemType;
import dev.vitrina.http.ReadOnly;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code /health} and what stands under it. It answers from what the monitor has found, so it never waits for anything that is
 * looked at.
 */
public final class HealthRoutes implements HttpService {

    private static final byte[] UP = HealthJson.word(HealthStatus.UP);

    private final Supplier<byte[]> health;
    private final List<HealthCheck> checks;

    private HealthRoutes(Supplier<byte[]> health, HealthChecks checks) {
        this.health = health;
        this.checks = checks.all();
    }

    /**
     * Makes the routes for operators, who are told all.
     *
     * @param monitor what knows of the components
     * @param checks what decides about live, ready and started
     * @param clock what ages are reckoned by
     * @return the routes
     */
    public static HealthRoutes forOperators(HealthMonitor monitor, HealthChecks checks, InstantSource clock) {
        return new HealthRoutes(() -> HealthJson.whole(monitor.snapshot(), clock.instant()), checks);
    }

    /**
     * Makes the routes for callers of the product API, who are told one word of each component.
     *
     * @param monitor what knows of the components
     * @param checks what decides about live, ready and started
     * @return the routes
     */
    public static HealthRoutes forCallers(HealthMonitor monitor, HealthChecks checks) {
        return new HealthRoutes(() -> HealthJson.words(monitor.snapshot()), checks);
    }

    @Override
    public void routing(HttpRules rules) {
        ReadOnly.route(rules, "/health",
                (request, response) -> JsonAnswer.send(request, response, health.get()));
        route(rules, "/health/live", HealthCheckType.LIVENESS);
        route(rules, "/health/ready", HealthCheckType.READINESS);
        route(rules, "/health/started", HealthCheckType.STARTUP);
    }

    private void route(HttpRules rules, String path, HealthCheckType type) {
        List<HealthCheck> ofType = checks.stream().filter(check -> check.type() == type).toList();
        ReadOnly.route(rules, path, (request, response) -> answer(request, response, ofType));
    }

    private static void answer(ServerRequest request, ServerResponse response, List<HealthCheck> checks) {
        Optional<HealthCheckResponse> wrong = checks.stream().map(HealthCheck::call)
                .filter(answer -> answer.status() != Status.UP)
                .findFirst();
        if (wrong.isEmpty()) {
            JsonAnswer.send(request, response, UP);
        } else {
            String reason = String.valueOf(wrong.get().details().get(HealthChecks.REASON));
            new Problem(ProblemType.NOT_READY, reason).send(request, response);
        }
    }
}
