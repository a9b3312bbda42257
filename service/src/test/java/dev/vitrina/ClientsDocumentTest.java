package dev.vitrina;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every example of docs/clients.md runs as it stands there, against a service in each state, and does what the text says. */
final class ClientsDocumentTest {

    @TempDir
    private static Path directory;
    private static ClientExamples examples;

    @BeforeAll
    static void readTheDocument() throws Exception {
        examples = new ClientExamples(directory);
    }

    @AfterAll
    static void endWhatStillRuns() {
        examples.close();
    }

    @Test
    void everyExampleIsExecuted() {
        Set<String> executed = new HashSet<>();
        rows().forEach(row -> executed.addAll(row.blocks()));
        assertThat(executed).isEqualTo(examples.names());
    }

    @TestFactory
    Stream<DynamicTest> examplesDoWhatTheTextSays() {
        List<String> missing = ClientExamples.missingTools();
        boolean mustRun = System.getenv("CI") != null;
        return rows().map(row -> dynamicTest(row.blocks() + " " + row.does(), () -> {
            assumeTrue(mustRun || missing.isEmpty(), () -> "there is no " + missing);
            assertThat(examples.executedBy(row.check())).hasSameElementsAs(row.blocks());
        }));
    }

    private static Stream<ClientExamples.Row> rows() {
        return Stream.concat(new CurlChecks(examples).rows().stream(), new ClientChecks(examples).rows().stream());
    }
}
