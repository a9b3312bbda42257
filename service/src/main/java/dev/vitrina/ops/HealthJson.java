package dev.vitrina.ops;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Snapshots as operators and as callers see them, in UTF-8. */
final class HealthJson {

    private static final JsonFactory JSON = new JsonFactory();

    private HealthJson() {}

    /** All that is known; ages are reckoned from {@code now}. */
    static byte[] whole(HealthSnapshot snapshot, Instant now) {
        return written(json -> {
            json.writeStringProperty("status", snapshot.status().name());
            json.writeStringProperty("since", snapshot.since().toString());
            json.writeNumberProperty("age_ms", snapshot.age(now).toMillis());
            writeReason(json, snapshot.reason());
            json.writeObjectPropertyStart("components");
            snapshot.components().forEach((name, health) -> write(json, name, health, now));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String name, ComponentHealth health, Instant now) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("status", health.status().name());
        json.writeNumberProperty("latency_ms", health.latency().toMillis());
        json.writeNumberProperty("age_ms", Math.max(0, now.toEpochMilli() - health.lookedAt().toEpochMilli()));
        json.writeStringProperty("since", health.since().toString());
        writeReason(json, health.reason());
        if (!health.details().isEmpty()) {
            json.writeObjectPropertyStart("details");
            for (Map.Entry<String, ? extends Number> detail : health.details().entrySet()) {
                write(json, detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Number value) {
        if (value instanceof Double real) {
            json.writeNumberProperty(name, real.doubleValue());
        } else {
            json.writeNumberProperty(name, value.longValue());
        }
    }

    private static void writeReason(JsonGenerator json, String reason) {
        if (!reason.isEmpty()) {
            json.writeStringProperty("reason", reason);
        }
    }

    /** What anyone may know: no times, no reasons, no figures. */
    static byte[] words(HealthSnapshot snapshot) {
        return written(json -> {
            json.writeStringProperty("status", snapshot.status().name());
            json.writeObjectPropertyStart("components");
            snapshot.components().forEach((name, health) -> json.writeStringProperty(name, health.status().name()));
            json.writeEndObject();
        });
    }

    /** One word for the whole. */
    static byte[] word(HealthStatus status) {
        return written(json -> json.writeStringProperty("status", status.name()));
    }

    private static byte[] written(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
