package dev.vitrina.loadtest.gatling;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

import dev.vitrina.loadtest.traffic.PlannedRequest;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * The gate's traffic: each virtual user sends one request of the plan, at the time at which it is due.
 *
 * <p>Users come half a second early and wait for that time, so that Gatling's own unevenness does not shift what is due. Request names are
 * the plan's indexes: by them its log is joined with the labels.
 */
public final class KeyStatesSimulation extends Simulation {

    private static final long EARLY_MILLIS = 500;
    private static final int MICROS = 1000;

    private final KeyStatesRun run = KeyStatesRun.current();
    private final Recorder recorder = new Recorder(run.labels(), run.id(), run.answered());

    /** Called by Gatling. */
    public KeyStatesSimulation() {
        Iterator<Map<String, Object>> indexes = IntStream.range(0, run.plan().requests().size())
                .mapToObj(i -> Map.<String, Object>of("i", i, "path", request(i).path())).iterator();
        ScenarioBuilder traffic = scenario("key-states").feed(indexes)
                .pause(session -> Duration.ofMillis(untilDue(session)))
                .exec(SentOnce.get("#{i}", "#{path}", run.timeout(), this::judged));
        double rate = run.plan().requests().size() / (double) run.length().toSeconds();
        setUp(traffic.injectOpen(constantUsersPerSec(rate).during(run.length())))
                .protocols(SentOnce.protocol(run.base()));
    }

    private PlannedRequest request(int index) {
        return run.plan().requests().get(index);
    }

    private long untilDue(Session session) {
        long now = System.currentTimeMillis();
        run.begun().compareAndSet(0, now + EARLY_MILLIS);
        return Math.max(0, run.begun().get() + request(session.getInt("i")).dueMicros() / MICROS - now);
    }

    private String judged(Response response, Session session) {
        return recorder.record(request(session.getInt("i")), response);
    }

    @Override
    public void after() {
        recorder.close();
        run.ended().run();
    }
}
