package dev.vitrina.acceptance.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule has its page and its test, and each page its rule. */
final class ChecksDocumentTest {

    private static final Path PAGES = Path.of("..", "docs", "checks");
    private static final List<String> PARTS = List.of("## What is judged", "## The rule", "## No data, invalid",
            "## What a failure usually means", "## What to do");

    @Test
    void eachRuleHasItsPageAndEachPageItsRule() throws IOException {
        List<String> rules = rules()
                .map(each -> each.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .sorted().toList();
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(
                    pages.map(each -> each.getFileName().toString()).filter(each -> !each.equals("README.md")).sorted())
                    .containsExactlyElementsOf(rules.stream().map(each -> each + ".md").toList());
        }
        String index = Files.readString(PAGES.resolve("README.md"));
        assertThat(rules).allSatisfy(each -> assertThat(index).contains("(" + each + ".md)"));
    }

    @Test
    void eachPageHasAllItsParts() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.filter(each -> !each.endsWith("README.md")).toList()) {
                assertThat(Files.readString(page)).as(page.toString()).contains(PARTS);
            }
        }
    }

    @Test
    void eachRuleHasItsTest() {
        assertThat(rules()).allSatisfy(each -> assertThat(
                Path.of("src/test/java/dev/vitrina/acceptance/verdict", each + "Test.java")).exists());
    }

    private static Stream<String> rules() {
        return Stream.of(Judge.RULES, Judge.GENERATOR, Judge.CONDITION).flatMap(List::stream)
                .map(each -> each.getClass().getSimpleName());
    }
}
