package dev.vitrina;

import java.nio.file.Files;
import java.util.List;

import dev.vitrina.ClientExamples.Outcome;
import dev.vitrina.ClientExamples.Row;

import static org.assertj.core.api.Assertions.assertThat;

/** What the bash blocks of docs/clients.md must do. */
final class CurlChecks {

    private static final String PAGE = "/v1/products?limit=5";

    private final ClientExamples examples;

    CurlChecks(ClientExamples examples) {
        this.examples = examples;
    }

    List<Row> rows() {
        return List.of(
                new Row(List.of("labels"), "shows the labels", this::labels),
                new Row(List.of("programs"), "runs both clients", this::programs),
                new Row(List.of("paging"), "has each visible product once, or keeps what it had", this::paging),
                new Row(List.of("batch"), "keeps the order and tells what is missing", this::batch),
                new Row(List.of("conditional"), "gets 304 and keeps the body", this::conditional),
                new Row(List.of("retry"), "shows what it has when there is nothing new", this::retry),
                new Row(List.of("only-if-cached"), "tells whether it is there", this::onlyIfCached));
    }

    private void labels() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            assertThat(examples.run("labels", service.vitrina.url()).linesOfSuccess())
                    .anySatisfy(line -> assertThat(line).startsWith("HTTP/1.1 200"))
                    .contains("Vitrina-Source: shopify", "Age: 0")
                    .anySatisfy(line -> assertThat(line).startsWith("Link: </v1/products?limit=5&"));
        }
    }

    private void programs() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            examples.run("programs", service.vitrina.url()).linesOfSuccess();
            List<String> all = DocumentedStates.visibleIds(service);
            assertThat(Files.readAllLines(examples.file("java-ids.txt"))).startsWith(all.toArray(new String[0]))
                    .endsWith("all").hasSize(all.size() + 1);
            assertThat(examples.file("node-ids.txt")).hasSameTextualContentAs(examples.file("java-ids.txt"));
        }
    }

    private void paging() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            examples.run("paging", service.vitrina.url()).linesOfSuccess();
            assertThat(Files.readAllLines(examples.file("ids.txt"))).isEqualTo(DocumentedStates.visibleIds(service));
        }
        try (TestService service = DocumentedStates.withSamplesAlone()) {
            String before = Files.readString(examples.file("ids.txt"));
            Outcome outcome = examples.run("paging", service.vitrina.url());
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.errors()).contains("not all: keep what you had");
            assertThat(examples.file("ids.txt")).hasContent(before);
        }
    }

    private void batch() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            assertThat(examples.run("batch", service.vitrina.url()).linesOfSuccess()).singleElement().asString()
                    .matches("\\{\"products\":\\[\\{\"id\":\"7412300295333\",.*\\{\"id\":\"7412300033189\",.*\\],"
                            + "\"missing\":\\[\"9\"\\],\"unavailable\":\\[\\],.*");
            assertThat(service.demo().calls()).isEqualTo(1);
        }
    }

    private void conditional() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            assertThat(examples.run("conditional", service.vitrina.url()).linesOfSuccess()).containsExactly("304");
            assertThat(examples.file("page.json")).hasBinaryContent(service.get(PAGE).body());
        }
    }

    private void retry() throws Exception {
        Files.writeString(examples.file("page.json"), "what I had\n");
        try (TestService service = DocumentedStates.down()) {
            Outcome outcome = examples.run("retry", service.vitrina.url());
            assertThat(outcome.linesOfSuccess()).containsExactly("what I had");
            assertThat(outcome.errors()).contains("503");
        }
        try (TestService service = DocumentedStates.well()) {
            examples.run("retry", service.vitrina.url()).linesOfSuccess();
            assertThat(examples.file("page.json")).hasBinaryContent(service.get(PAGE).body());
        }
    }

    private void onlyIfCached() throws Exception {
        try (TestService service = DocumentedStates.well()) {
            assertThat(examples.run("only-if-cached", service.vitrina.url()).linesOfSuccess())
                    .containsExactly("leave it out");
            assertThat(service.demo().calls()).isZero();
            service.get(PAGE);
            assertThat(examples.run("only-if-cached", service.vitrina.url()).linesOfSuccess())
                    .containsExactly("show it");
        }
    }
}
