package dev.vitrina.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule has its page and its test, and each page its rule. */
final class ChecksDocumentTest {

    private static final Path PAGES = Path.of("..", "docs", "checks");
    private static final List<String> PARTS = List.of("## What is judged", "## The rule", "## No data, invalid",
            "## What a failure usually means", "## What to do");
    private static final List<JavaClass> RULES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vitrina.acceptance.verdict", "dev.vitrina.acceptance.validity").stream()
            .filter(each -> each.getInterfaces().stream().anyMatch(type -> type.getName().endsWith("Rule"))).toList();

    @Test
    void eachRuleHasItsPageAndEachPageItsRule() throws IOException {
        List<String> rules = RULES.stream()
                .map(each -> each.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .sorted().toList();
        assertThat(rules).hasSize(13);
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
        assertThat(RULES).allSatisfy(each -> assertThat(
                Path.of("src/test/java/" + each.getName().replace('.', '/') + "Test.java")).exists());
    }
}
