package dev.vitrina.cache;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that may be anything, without taking more memory for it than a catalogue could need. */
sealed interface BoundedJson {

    /** The most bytes that are read. */
    int MOST_BYTES = 64 << 20;

    /** A hundred products of 250 variants have a quarter of it; each can become an object in memory. */
    long MOST_TOKENS = 4_000_000;

    JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    record Parsed(JsonNode json) implements BoundedJson {}

    /** The reason is one line that says what it is instead of JSON, such as "empty". */
    record NotJson(String reason) implements BoundedJson {}

    /** Blocks until the stream ends or is over the bound; throws only what the stream does. */
    static BoundedJson read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new NotJson("larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        return parse(bytes);
    }

    private static BoundedJson parse(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            return json.isMissingNode() ? new NotJson("empty") : new Parsed(json);
        } catch (JacksonException e) {
            return new NotJson("not JSON: " + oneLine(e.getOriginalMessage()) + line(e.getLocation()));
        }
    }

    private static String line(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ")";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
