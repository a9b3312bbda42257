package dev.vitrina.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import dev.vitrina.demo.ChaosFields.BadFieldException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds how the store behaves and changes it. Safe for use by many threads. */
final class Chaos {

    private final ObjectNode fromSettings;
    private final Duration usualLatency;
    private final CostBucket bucket;
    private final AtomicLong rated = new AtomicLong();
    private ObjectNode json;
    private volatile ChaosState state;

    Chaos(DemoSettings settings, CostBucket bucket) {
        this.fromSettings = ChaosFields.of(settings);
        this.usualLatency = settings.latency();
        this.bucket = bucket;
        this.json = fromSettings;
        this.state = ChaosFields.read(fromSettings, new CountDownLatch(1));
    }

    ChaosState state() {
        return state;
    }

    /** The whole state, as a change of it is answered. */
    synchronized String json() {
        return json.toString();
    }

    /** Whether calls take longer than the settings ask for. */
    boolean isDelayed(ChaosState met) {
        return met.latency().compareTo(usualLatency) > 0;
    }

    synchronized ChaosReply apply(String text) {
        try {
            if (!(Json.read(text) instanceof ObjectNode change)) {
                return new ChaosReply.Rejected("chaos must be a JSON object");
            }
            boolean reset = isReset(change);
            ObjectNode next = merged(reset ? fromSettings : json, change);
            enter(next, ChaosFields.read(next, state.released()), reset);
            return new ChaosReply.Applied(next.toString());
        } catch (BadFieldException e) {
            return new ChaosReply.Rejected(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return new ChaosReply.Rejected("chaos is not readable JSON: " + e.getOriginalMessage());
        }
    }

    /** Back to the settings, for good and without a change of the bucket; whoever waits goes on at once. */
    synchronized void end() {
        state.released().countDown();
        state = ChaosFields.read(fromSettings, state.released());
    }

    private static boolean isReset(ObjectNode change) {
        JsonNode reset = change.path("reset");
        if (!reset.isMissingNode() && !reset.isBoolean()) {
            throw new BadFieldException("reset", "true or false");
        }
        return reset.booleanValue(false);
    }

    private static ObjectNode merged(ObjectNode before, ObjectNode change) {
        ObjectNode merged = before.deepCopy();
        for (Map.Entry<String, JsonNode> field : change.properties()) {
            if (merged.has(field.getKey())) {
                merged.set(field.getKey(), field.getValue());
            } else if (!field.getKey().equals("reset")) {
                throw new BadFieldException(field.getKey(),
                        "left out, for it is unknown; there are reset, " + String.join(", ", before.propertyNames()));
            }
        }
        return merged;
    }

    private void enter(ObjectNode nextJson, ChaosState next, boolean reset) {
        ChaosState before = state;
        if (reset || !next.bucketSize().equals(before.bucketSize())) {
            bucket.replace(next.bucketSize());
        }
        if (reset) {
            rated.set(0);
        }
        json = nextJson;
        if (reset || before.isRelievedBy(next)) {
            state = ChaosFields.read(nextJson, new CountDownLatch(1));
            before.released().countDown();
        } else {
            state = next;
        }
    }

    /**
     * Decides about one call, by counting and not by chance: of n calls, n times the rate fail, spread evenly.
     *
     * @return which failure of this kind it is, counted from 0; null where the call succeeds
     */
    @Nullable
    Long nextFailure(double rate) {
        if (rate == 0) {
            return null;
        }
        long call = rated.incrementAndGet();
        long failures = (long) (call * rate);
        return failures > (long) ((call - 1) * rate) ? failures - 1 : null;
    }
}
