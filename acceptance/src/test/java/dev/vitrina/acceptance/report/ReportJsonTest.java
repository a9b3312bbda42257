package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.tiers.Objective;
import dev.vitrina.acceptance.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ReportJsonTest {

    @TempDir
    private Path directory;

    @Test
    void fitsItsSchema() throws IOException {
        assertThat(errors(ReportJson.write(Runs.report()))).isEmpty();
        Verdict invalid = new Verdict.Invalid("the generator was too slow");
        assertThat(errors(ReportJson.write(Runs.report(Runs.judged(invalid, false,
                List.of(Runs.judgement(Objective.CAPACITY, Condition.CALM, invalid, null, 0))))))).isEmpty();
    }

    @Test
    void theSchemaKnowsEveryFieldAndMissesNone() throws IOException {
        String json = ReportJson.write(Runs.report());

        assertThat(errors(json.replace("\"per_second\"", "\"rate\""))).isNotEmpty();
        assertThat(errors(json.replace("\"schema_version\" : 1", "\"schema_version\" : 2"))).isNotEmpty();
        // Stricter than for readers: a field that is written and not described.
        assertThat(errors(json, schema().replace("\"type\": \"object\",\n",
                "\"type\": \"object\", \"unevaluatedProperties\": false,\n"))).isEmpty();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = Files.writeString(directory.resolve("report.json"), ReportJson.write(Runs.report()));

        assertThat(ReportJson.read(file)).isEqualTo(new ReportRead.Found(Runs.report()));
    }

    @Test
    void saysWhyAFileCannotBeUsed() throws IOException {
        String json = ReportJson.write(Runs.report());

        assertThat(reason(json.replace("\"schema_version\" : 1", "\"schema_version\" : 9"))).contains("version 9");
        assertThat(reason(json.substring(0, json.length() / 2))).contains("no whole report");
        assertThat(reason("{\"schema_version\":1}")).contains("no whole report");
        assertThat(reason("")).contains("version 0");
        assertThat(ReportJson.read(directory.resolve("none.json")))
                .isEqualTo(new ReportRead.Unusable(directory.resolve("none.json") + " cannot be read"));
    }

    private String reason(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), json);
        return ReportJson.read(file) instanceof ReportRead.Unusable(String reason) ? reason : "";
    }

    private static List<com.networknt.schema.Error> errors(String json) throws IOException {
        return errors(json, schema());
    }

    private static List<com.networknt.schema.Error> errors(String json, String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema).validate(json,
                InputFormat.JSON);
    }

    private static String schema() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("report.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
