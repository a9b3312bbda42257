package dev.vitrina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/configuration.md names every setting with the default and variable that it really has. */
final class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    private record Row(String defaultValue, String variable) {}

    @Test
    void namesEverySettingWithItsDefaultAndVariable() throws IOException {
        Map<String, Row> real = new TreeMap<>();
        SettingsSources.defaults().forEach((key, value) -> real.put(key, new Row(value, "")));
        EnvironmentVariables.KEYS.forEach((variable, key) -> real.computeIfPresent(key,
                (_, row) -> new Row(row.defaultValue(), variable)));
        assertThat(documented()).isEqualTo(real).hasSizeGreaterThan(15);
    }

    @Test
    void everyVariableSetsAKeyThatThereIs() {
        assertThat(SettingsSources.defaults()).containsKeys(EnvironmentVariables.KEYS.values().toArray(new String[0]));
        assertThat(EnvironmentVariables.KEYS.keySet()).containsAll(EnvironmentVariables.SECRETS);
    }

    private static Map<String, Row> documented() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                List<String> cells = List.of(line.substring(1).split("\\|", -1));
                rows.put(cell(cells.get(0)), new Row(cell(cells.get(1)), cell(cells.get(3))));
                assertThat(cells.get(2).strip()).as("unit of " + cells.get(0)).isNotEmpty();
                assertThat(cells.get(4).strip()).as("meaning of " + cells.get(0)).isNotEmpty();
            }
        }
        return rows;
    }

    private static String cell(String markdown) {
        return markdown.strip().replace("`", "");
    }
}
