package dev.vitrina.loadtest.gatling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.vitrina.loadtest.answer.AnswerCheck;
import dev.vitrina.loadtest.traffic.Catalogue;
import dev.vitrina.loadtest.traffic.CatalogueWalk;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.forAll;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * What simulations that a person runs have in common: where the service is ({@code base.url}), how much is sent ({@code rate}, a second) and for
 * how long ({@code seconds}), as system properties; one request per virtual user, in an open model; the minimum tier as what must hold.
 */
abstract class ByHand extends Simulation {

    /** The minimum tier of products. */
    static final int PRODUCTS_P99_MILLIS = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String WISH = "wish";
    private static final double P99 = 99;
    private static final double MOST_FAILED_PERCENT = 20;

    private final String base = System.getProperty("base.url", "http://127.0.0.1:8080").replaceFirst("/$", "");

    /** The service's products, which it must be there to give. */
    Catalogue catalogue() {
        try {
            return CatalogueWalk.of(URI.create(base));
        } catch (IOException | IllegalArgumentException e) {
            throw notThere("" + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the service once, so that a run with nobody there ends at its begin. */
    void mustBeThere() {
        try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health")).timeout(LONGEST).build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | IllegalArgumentException e) {
            throw notThere("no answer from " + base + "/health: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without a cause, for Gatling prints all of them, and what matters would be lost among their stack traces. */
    private static IllegalStateException notThere(String why) {
        return new IllegalStateException("there is no service to test: " + why);
    }

    /** Requests a second. */
    static double rate(double otherwise) {
        return positive("rate", otherwise);
    }

    /** How long to send. */
    static Duration length(int otherwise) {
        return Duration.ofSeconds((long) positive("seconds", otherwise));
    }

    /** Sends what is wished for, as often as the steps say; fails unless 99 of 100 answers to each kind come sooner than that. */
    void send(Supplier<Shoppers.Wish> wishes, int p99Millis, OpenInjectionStep... steps) {
        Iterator<Map<String, Object>> feeder = Stream.generate(() -> Map.<String, Object>of(WISH, wishes.get()))
                .iterator();
        ScenarioBuilder scenario = scenario(getClass().getSimpleName()).feed(feeder)
                .exec(SentOnce.get("#{wish.name}", "#{wish.path}", LONGEST, ByHand::judged));
        setUp(scenario.injectOpen(steps)).protocols(SentOnce.protocol(base)).assertions(minimum(p99Millis));
    }

    /** A run that sent nothing does not pass either. */
    private static Assertion[] minimum(int p99Millis) {
        return new Assertion[]{global().allRequests().count().gt(0L),
            forAll().responseTime().percentile(P99).lt(p99Millis),
            forAll().failedRequests().percent().lt(MOST_FAILED_PERCENT)};
    }

    private static String judged(Response response, Session session) {
        Shoppers.Wish wish = session.get(WISH);
        if (wish == null) {
            throw new IllegalStateException("a user without a wish");
        }
        return AnswerCheck.failure(wish.trafficClass(), wish.expected(), SentOnce.received(response));
    }

    private static double positive(String name, double otherwise) {
        String value = System.getProperty(name);
        if (value == null) {
            return otherwise;
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, not " + value, e);
        }
        if (number >= 1 && number < Integer.MAX_VALUE) {
            return number;
        }
        throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
    }
}
