package dev.vitrina.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/errors.md names every kind of error with the status that it really has. */
final class ErrorsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/errors.md");

    @Test
    void namesEveryTypeWithItsStatus() throws IOException {
        Map<String, String> real = new TreeMap<>();
        for (ProblemType type : ProblemType.values()) {
            real.put(type.uri().replace("urn:vitrina:problem:", ""), Integer.toString(type.status().code()));
        }
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                documented.put(cells[1].strip().replace("`", ""), cells[2].strip());
            }
        }
        assertThat(documented).isEqualTo(real).isNotEmpty();
    }
}
