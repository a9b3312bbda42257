package dev.vitrina.loadtest.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.vitrina.loadtest.traffic.PlannedRequest;
import dev.vitrina.loadtest.traffic.TrafficPlan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of one run. Each names its format and the run; those of many lines end with a count. */
record RunFiles(Path directory) {

    Path plan() {
        return directory.resolve("plan.jsonl");
    }

    Path labels() {
        return directory.resolve("labels.jsonl");
    }

    Path run() {
        return directory.resolve("run.json");
    }

    Path gatling() {
        return directory.resolve("gatling");
    }

    void writePlan(String id, TrafficPlan plan) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(plan())) {
            lines.write(json(Map.of("format", 1, "run", id)) + "\n");
            for (PlannedRequest one : plan.requests()) {
                lines.write(json(Map.of("i", one.index(), "class", one.trafficClass().name(), "route",
                        one.expected().route(), "due_micros", one.dueMicros(), "path", one.path())) + "\n");
            }
            lines.write(json(Map.of("end", plan.requests().size())) + "\n");
        }
    }

    void writeRun(Map<String, ?> run) {
        try {
            Files.writeString(run(), json(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode readRun() throws IOException {
        JsonNode run = parse(run(), Files.readString(run()));
        checkHead(run(), run, run.path("run").asString(""));
        for (String key : List.of("planned", "repeated_cold_singles", "begun_millis", "cpu_nanos", "wall_nanos",
                "processors")) {
            if (!run.path(key).isIntegralNumber()) {
                throw new IOException(run() + " is damaged: it has no number " + key);
            }
        }
        return run;
    }

    /** The lines of a file of that run, without its first and last. */
    static List<JsonNode> read(Path file, String id) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            throw new IOException(file + " is cut off");
        }
        checkHead(file, parse(file, lines.getFirst()), id);
        int count = lines.size() - 2;
        if (parse(file, lines.getLast()).path("end").asInt(-1) != count) {
            throw new IOException(file + " is cut off after " + count + " lines");
        }
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            read.add(parse(file, line));
        }
        return read;
    }

    private static void checkHead(Path file, JsonNode head, String id) throws IOException {
        if (head.path("format").asInt(0) != 1) {
            throw new IOException(file + " is not in format 1");
        }
        if (id.isEmpty() || !head.path("run").asString("").equals(id)) {
            throw new IOException(file + " is of another run");
        }
    }

    private static JsonNode parse(Path file, String json) throws IOException {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    private static String json(Map<String, ?> values) {
        return JsonMapper.shared().writeValueAsString(values);
    }
}
