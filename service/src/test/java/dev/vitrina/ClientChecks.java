package dev.vitrina;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.ClientExamples.Outcome;
import dev.vitrina.ClientExamples.Row;
import dev.vitrina.ClientExamples.Running;
import dev.vitrina.ScriptedServer.Reply;
import dev.vitrina.ScriptedServer.Seen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the two clients of docs/clients.md must do, both the same. */
final class ClientChecks {

    private static final String JAVA = "VitrinaClient.java";
    private static final String NODE = "vitrina-client.mjs";
    private static final List<String> CLIENTS = List.of(JAVA, NODE);

    private static final String PAGE = "/v1/products?limit=5";
    private static final String IDS = "/v1/products?limit=250&fields=id";
    private static final Duration STALE = Duration.ofSeconds(331);

    private final ClientExamples examples;

    ClientChecks(ClientExamples examples) {
        this.examples = examples;
    }

    List<Row> rows() {
        return List.of(
                new Row(CLIENTS, "have each visible product once", this::page),
                new Row(CLIENTS, "split a long list of ids and keep its order", this::split),
                new Row(CLIENTS, "tell missing from unavailable", this::tellMissingFromUnavailable),
                new Row(CLIENTS, "get 304 and give the body", this::getUnchanged),
                new Row(CLIENTS, "sell what is fresh and show what is old", this::seeStale),
                new Row(CLIENTS, "show last known good, and do not take it for all", this::seeLastKnownGood),
                new Row(CLIENTS, "show samples", this::seeSamples),
                new Row(CLIENTS, "give up in the end", this::giveUp),
                new Row(CLIENTS, "wait as long as told, and show what they kept", this::waitAndKeep),
                new Row(CLIENTS, "ask the cache alone", this::askTheCache));
    }

    /** What came of running them side by side. */
    private List<Outcome> runAll(URI base, String... arguments) throws Exception {
        List<Running> running = new ArrayList<>();
        for (String client : CLIENTS) {
            running.add(examples.start(client, base, arguments));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Running one : running) {
            outcomes.add(examples.await(one));
        }
        return outcomes;
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line.substring(line.indexOf('{')));
    }

    private static List<String> ids(JsonNode batch) {
        return batch.path("products").valueStream().map(product -> product.path("id").asString()).toList();
    }

    private static String[] with(String task, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(task));
        all.addAll(arguments);
        return all.toArray(new String[0]);
    }

    private void page() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            List<String> all = new ArrayList<>(DocumentedStates.visibleIds(service));
            all.add("all");
            for (Outcome outcome : runAll(service.vitrina.url(), "ids", IDS)) {
                assertThat(outcome.linesOfSuccess()).isEqualTo(all);
            }
        }
    }

    private void split() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            List<String> wanted = DocumentedStates.visibleIds(service).subList(0, 260).reversed();
            for (Outcome outcome : runAll(service.vitrina.url(), with("batch", wanted))) {
                List<String> lines = outcome.linesOfSuccess();
                assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).matches("200 \\S+ sell .*"));
                List<String> found = new ArrayList<>();
                lines.forEach(line -> found.addAll(ids(json(line))));
                assertThat(found).isEqualTo(wanted);
            }
        }
    }

    private void tellMissingFromUnavailable() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            List<String> some = DocumentedStates.visibleIds(service).subList(0, 3);
            service.get("/v1/products?ids=9," + some.get(1) + "," + some.get(0));
            service.chaos("{\"malformed\":true}");
            for (Outcome outcome : runAll(service.vitrina.url(), "batch", some.get(2), some.get(1), "9", some.get(0))) {
                String line = outcome.linesOfSuccess().getFirst();
                assertThat(line).startsWith("200 last-known-good show ");
                assertThat(ids(json(line))).containsExactly(some.get(1), some.get(0));
                assertThat(json(line).path("missing")).singleElement().asString().isEqualTo("\"9\"");
                assertThat(json(line).path("unavailable")).singleElement().asString().contains(some.get(2));
            }
        }
    }

    private void getUnchanged() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            String body = new String(service.get(PAGE).body(), StandardCharsets.UTF_8);
            for (Outcome outcome : runAll(service.vitrina.url(), "get", PAGE, PAGE, "/v1/products/gone")) {
                assertThat(outcome.linesOfSuccess()).hasSize(3).startsWith("200 memory sell " + body,
                        "304 memory sell " + body);
                assertThat(outcome.lines().getLast()).startsWith("404 ")
                        .contains("urn:vitrina:problem:product-not-found");
            }
        }
    }

    private void seeStale() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            service.get(PAGE);
            service.clock.advance(STALE);
            service.chaos("{\"hang\":true}");
            for (Outcome outcome : runAll(service.vitrina.url(), "get", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString()
                        .startsWith("200 stale show {\"products\"");
            }
        }
    }

    private void seeLastKnownGood() throws Exception {
        try (TestService service = DocumentedStates.withLastKnownGoodAlone(
                Files.createTempDirectory(examples.file(""), "data"))) {
            for (Outcome outcome : runAll(service.vitrina.url(), "get", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString()
                        .startsWith("200 last-known-good show {\"products\"").contains("\"complete\":false");
            }
            for (Outcome outcome : runAll(service.vitrina.url(), "ids", IDS)) {
                assertThat(outcome.lines()).doesNotContain("all");
                assertThat(outcome.lines() + outcome.errors()).contains("not all");
            }
        }
    }

    private void seeSamples() throws Exception {
        try (TestService service = DocumentedStates.withSamplesAlone()) {
            for (Outcome outcome : runAll(service.vitrina.url(), "get", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString()
                        .startsWith("200 sample show {\"products\"").contains("\"sample\":true");
            }
        }
    }

    private void giveUp() throws Exception {
        try (TestService service = DocumentedStates.down()) {
            for (Outcome outcome : runAll(service.vitrina.url(), "get", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString().startsWith("503 none show");
            }
        }
    }

    private void waitAndKeep() throws Exception {
        try (ScriptedServer one = troubled(); ScriptedServer other = troubled()) {
            Running first = examples.start(JAVA, one.url(), "get", "/a", "/a", "/a", "/b");
            Running second = examples.start(NODE, other.url(), "get", "/a", "/a", "/a", "/b");
            assertWaitedAndKept(examples.await(first), one.seen());
            assertWaitedAndKept(examples.await(second), other.seen());
        }
    }

    private static ScriptedServer troubled() throws IOException {
        return new ScriptedServer(new Reply(200, "", "{\"id\":\"7\"}"), new Reply(429, "1", ""), new Reply(304, "", ""),
                new Reply(503, "0", "{}"), new Reply(503, "0", ""), new Reply(429, "0", ""),
                new Reply(429, "3600", ""));
    }

    private static void assertWaitedAndKept(Outcome outcome, List<Seen> seen) {
        assertThat(outcome.linesOfSuccess()).hasSize(4).startsWith("200 memory sell {\"id\":\"7\"}",
                "304 memory sell {\"id\":\"7\"}", "503 kept show {\"id\":\"7\"}");
        assertThat(outcome.lines().getLast()).startsWith("503 none show");
        assertThat(seen).extracting(Seen::path).containsExactly("/a", "/a", "/a", "/a", "/a", "/a", "/b");
        assertThat(seen.subList(1, 6)).extracting(Seen::ifNoneMatch).containsOnly(ScriptedServer.ETAG);
        assertThat(Duration.ofNanos(seen.get(2).nanoTime() - seen.get(1).nanoTime())).as("Retry-After: 1")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private void askTheCache() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            for (Outcome outcome : runAll(service.vitrina.url(), "cached", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString()
                        .startsWith("504 none show").contains("urn:vitrina:problem:not-cached");
            }
            assertThat(service.demo().calls()).isZero();
            service.get(PAGE);
            for (Outcome outcome : runAll(service.vitrina.url(), "cached", PAGE)) {
                assertThat(outcome.linesOfSuccess()).singleElement().asString().startsWith("200 memory sell ");
            }
        }
    }
}
