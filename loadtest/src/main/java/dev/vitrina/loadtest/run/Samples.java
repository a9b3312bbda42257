package dev.vitrina.loadtest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.gatling.SimulationLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a {@link LoadRun} left: each request, and what tells whether the generator kept up.
 *
 * @param samples what became of each request that was sent, in the order in which they were due
 * @param departures each request that was planned, in the order in which they were due
 * @param unjoined how many records are of no planned request, or twice of one, or answers that Gatling's log does not have
 * @param begunMillis when request 0 was due, in milliseconds since 1970
 * @param cpuShare what the generator took of all processors, 0 to 1
 * @param repeatedColdSingles how many cold singles had been asked for before, for want of products
 */
public record Samples(List<Sample> samples, List<Departure> departures, int unjoined, long begunMillis,
        double cpuShare, int repeatedColdSingles) {

    private static final long LONGEST_MICROS = 10_000_000;
    private static final int MICROS = 1000;

    /** Keeps a copy of the lists. */
    public Samples {
        samples = List.copyOf(samples);
        departures = List.copyOf(departures);
    }

    /**
     * When a request was due, and when it was sent.
     *
     * @param dueMillis when it was due, in milliseconds since 1970
     * @param lagMillis how much later than due it was sent, in milliseconds; -1 where it never was
     */
    public record Departure(long dueMillis, long lagMillis) {

        /** {@return whether it was sent} */
        public boolean sent() {
            return lagMillis >= 0;
        }
    }

    /** {@return how many requests were to be sent} */
    public int planned() {
        return departures.size();
    }

    /** {@return how many requests were sent} */
    public int started() {
        return samples.size();
    }

    /**
     * Joins Gatling's log, which has the times and failures of all requests, with what their answers said. Blocks on files.
     *
     * @param directory that of the run
     * @return what became of the run
     * @throws IOException if a file is missing, damaged, cut off, or of another run or format; the message names it
     */
    public static Samples read(Path directory) throws IOException {
        RunFiles files = new RunFiles(directory);
        JsonNode run = files.readRun();
        String id = run.path("run").asString("");
        long begun = run.path("begun_millis").asLong();
        List<JsonNode> plan = RunFiles.read(files.plan(), id);
        if (plan.size() != run.path("planned").asInt()) {
            throw new IOException(files.plan() + " has not the " + run.path("planned") + " requests of the run");
        }
        Map<String, JsonNode> labels = new HashMap<>();
        List<JsonNode> labelled = RunFiles.read(files.labels(), id);
        labelled.forEach(label -> labels.put(label.path("i").asString(), label));
        SimulationLog log = log(files, id);
        Map<String, SimulationLog.Request> sent = new HashMap<>();
        log.requests().forEach(request -> sent.put(request.name(), request));
        int unjoined = log.requests().size() - sent.size() + labelled.size() - labels.size();

        List<Sample> samples = new ArrayList<>();
        List<Departure> departures = new ArrayList<>();
        for (JsonNode planned : plan) {
            String index = planned.path("i").asString();
            SimulationLog.Request request = sent.remove(index);
            long due = begun + planned.path("due_micros").asLong() / MICROS;
            departures.add(new Departure(due, request == null ? -1 : Math.max(0, request.startMillis() - due)));
            if (request != null) {
                samples.add(sample(planned, due, request, labels.remove(index)));
            }
        }
        unjoined += sent.size() + labels.size();
        double cpu = run.path("cpu_nanos").asDouble() / run.path("wall_nanos").asDouble()
                / run.path("processors").asInt();
        return new Samples(samples, departures, unjoined, begun, cpu, run.path("repeated_cold_singles").asInt());
    }

    private static Sample sample(JsonNode planned, long due, SimulationLog.Request request,
            @Nullable JsonNode label) {
        long micros = Math.max(0, request.endMillis() - due) * MICROS;
        String failure = label == null ? "" : label.path("failure").asString("");
        if (failure.isEmpty() && !request.ok()) {
            failure = request.message().isBlank() ? "failed" : request.message();
        } else if (failure.isEmpty() && label == null) {
            failure = "no label";
        } else if (failure.isEmpty() && micros > LONGEST_MICROS) {
            failure = "over 10 s";
        }
        return new Sample(TrafficClass.valueOf(planned.path("class").asString()), planned.path("route").asString(), due,
                micros, label == null ? 0 : label.path("status").asInt(),
                label == null ? "" : label.path("source").asString(),
                label == null ? "" : label.path("reason").asString(), label != null && label.path("hit").asBoolean(),
                failure);
    }

    private static SimulationLog log(RunFiles files, String id) throws IOException {
        List<Path> logs;
        try (Stream<Path> found = Files.walk(files.gatling())) {
            logs = found.filter(file -> file.endsWith("simulation.log")).toList();
        }
        if (logs.size() != 1) {
            throw new IOException(files.gatling() + " has " + logs.size() + " logs of Gatling, not one");
        }
        SimulationLog log = SimulationLog.read(logs.getFirst());
        if (!log.description().equals(id)) {
            throw new IOException(logs.getFirst() + " is of another run");
        }
        return log;
    }
}
