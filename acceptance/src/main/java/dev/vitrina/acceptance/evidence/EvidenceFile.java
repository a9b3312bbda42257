package dev.vitrina.acceptance.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence as a file of JSON. Reading believes nothing: what is missing, cut off, of another run or laid out otherwise is
 * refused, for a gate that fills gaps turns green by itself.
 */
public final class EvidenceFile {

    /** Changes whenever a component of the evidence does. */
    static final String SCHEMA = "vitrina-evidence/1";

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();

    private EvidenceFile() {}

    /** What is in a file, in this order. */
    record Layout(String schema, Evidence evidence) {}

    /**
     * Writes the file whole or not at all; one that is there is replaced. Blocks.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, Evidence evidence) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, bytes(evidence));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return what is in a file} Blocks.
     *
     * @param run the id of the run that it must be of
     * @throws UncheckedIOException if there is a file that cannot be read
     */
    public static Reading read(Path file, String run) {
        try {
            return parse(Files.readAllBytes(file), run);
        } catch (NoSuchFileException _) {
            return new Reading.Refused(Reading.Why.MISSING, "There is no file " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the bytes of a file of the evidence} */
    public static byte[] bytes(Evidence evidence) {
        return JSON.writeValueAsBytes(new Layout(SCHEMA, evidence));
    }

    /**
     * {@return what the bytes of a file say}
     *
     * @param run the id of the run that it must be of
     */
    public static Reading parse(byte[] bytes, String run) {
        if (bytes.length == 0) {
            return new Reading.Refused(Reading.Why.EMPTY, "The file is empty");
        }
        try {
            JsonNode file = JSON.readTree(bytes);
            String schema = file.path("schema").asString("");
            if (!schema.equals(SCHEMA)) {
                return new Reading.Refused(Reading.Why.OTHER_SCHEMA, "Its schema is '" + schema + "', not " + SCHEMA);
            }
            return checked(JSON.treeToValue(file.path("evidence"), Evidence.class), run);
        } catch (JacksonException e) {
            return new Reading.Refused(Reading.Why.BROKEN, "It is no evidence: " + e.getOriginalMessage());
        }
    }

    private static Reading checked(Evidence evidence, String run) {
        String found = evidence.run().id();
        if (!found.equals(run)) {
            return new Reading.Refused(Reading.Why.OTHER_RUN, "It is of run " + found + ", not of " + run);
        }
        if (evidence.conditions().stream().allMatch(each -> each.samples().isEmpty())) {
            return new Reading.Refused(Reading.Why.NO_SAMPLES, "No request was sent in it");
        }
        return new Reading.Found(evidence);
    }
}
