package dev.vitrina.acceptance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as JSON: {@code report.json}, whose schema is {@code report.schema.json} beside this class. Safe for many threads. */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReportJson() {}

    /** {@return the report as JSON text} */
    static String write(Report report) {
        return MAPPER.writeValueAsString(report) + "\n";
    }

    /**
     * {@return what is in a {@code report.json}, to compare with; unusable where it is missing, broken or of another version}
     * Blocks.
     *
     * @param file the file
     */
    public static ReportRead read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            int version = json.path("schema_version").asInt(0);
            if (version != Report.SCHEMA_VERSION) {
                return new ReportRead.Unusable("%s has schema version %d, and %d is needed"
                        .formatted(file, version, Report.SCHEMA_VERSION));
            }
            return new ReportRead.Found(MAPPER.treeToValue(json, Report.class));
        } catch (IOException _) {
            return new ReportRead.Unusable(file + " cannot be read");
        } catch (JacksonException broken) {
            return new ReportRead.Unusable(file + " is no whole report: " + broken.getOriginalMessage());
        }
    }
}
