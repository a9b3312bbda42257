package dev.vitrina.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import dev.vitrina.product.ProductKey;
import dev.vitrina.redis.RedisStatus.EntryOutcome;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Entries that all nodes of a shop share, in Redis. Every method that asks Redis blocks, at most as long as {@link RedisSettings}
 * says, and throws nothing, whatever Redis does or holds. Safe for use by many threads.
 *
 * <p>How keys look: {@code vitrina:VERSION:SHOP:KEY}, so that releases that write in different ways, and shops, can share one Redis.
 */
public final class SharedLevel implements AutoCloseable {

    /** By how much the clocks of nodes may differ. What claims to be of later than that is believed by nobody. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /** So many at a time: others get their turn in between, and no answer is larger than what comes within the timeout. */
    private static final int MOST_AT_ONCE = 50;

    private final RedisSettings settings;
    private final String prefix;
    private final InstantSource clock;
    private final RedisCalls calls;
    private final Map<EntryOutcome, LongAdder> counts = new EnumMap<>(EntryOutcome.class);

    /**
     * An entry to be kept.
     *
     * @param entry what to keep
     * @param life for how long
     */
    public record Kept(SharedEntry entry, Duration life) {}

    /**
     * Makes a level. Connections are opened when they are needed; a Redis that is away is no reason not to start.
     *
     * @param settings how Redis is reached
     * @param shop whose entries: a name that is the same on all nodes
     * @param clock tells what lies in the future
     * @param observer is told of each call
     */
    public SharedLevel(RedisSettings settings, String shop, InstantSource clock, RedisObserver observer) {
        this.settings = settings;
        this.prefix = "vitrina:" + ValueFormat.VERSION + ":" + shop + ":";
        this.clock = clock;
        for (EntryOutcome outcome : EntryOutcome.values()) {
            counts.put(outcome, new LongAdder());
        }
        this.calls = new RedisCalls(settings, clock, observer);
    }

    /**
     * Looks entries up.
     *
     * @param keys their keys
     * @return what came of each
     */
    public Map<ProductKey, SharedRead> read(List<ProductKey> keys) {
        Map<ProductKey, SharedRead> reads = new HashMap<>();
        if (keys.size() == 1) {
            reads.put(keys.getFirst(), readOne(keys.getFirst()));
        } else {
            for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
                readSome(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE)), reads);
            }
        }
        reads.values().forEach(this::count);
        return reads;
    }

    private SharedRead readOne(ProductKey key) {
        return switch (calls.<byte[]>call(RedisCall.READ, redis -> redis.get(bytes(key)))) {
            case Reply.None<byte[]>(RedisOutcome why) ->
                why == RedisOutcome.REFUSED ? new SharedRead.Unusable() : new SharedRead.Unavailable();
            case Reply.Answer<byte[]>(byte[] value) -> read(value);
        };
    }

    /** What has another type is nothing to this question. */
    private void readSome(List<ProductKey> keys, Map<ProductKey, SharedRead> reads) {
        byte[][] asked = keys.stream().map(this::bytes).toArray(byte[][]::new);
        Reply<List<byte[]>> reply = calls.call(RedisCall.READ, redis -> redis.mget(asked));
        for (int i = 0; i < asked.length; i++) {
            reads.put(keys.get(i), switch (reply) {
                case Reply.None<List<byte[]>> _ -> new SharedRead.Unavailable();
                case Reply.Answer<List<byte[]>>(var values) -> read(Objects.requireNonNull(values).get(i));
            });
        }
    }

    private SharedRead read(byte @Nullable [] value) {
        if (value == null) {
            return new SharedRead.Absent();
        }
        SharedEntry entry = ValueFormat.decode(value, latest());
        return entry == null ? new SharedRead.Unusable() : new SharedRead.Found(entry);
    }

    private void count(SharedRead read) {
        switch (read) {
            case SharedRead.Found _ -> count(EntryOutcome.FOUND);
            case SharedRead.Absent _ -> count(EntryOutcome.ABSENT);
            case SharedRead.Unusable _ -> count(EntryOutcome.UNUSABLE);
            case SharedRead.Unavailable _ -> {
            }
        }
    }

    /**
     * Keeps entries, each in place of what is there, unless that comes of a later load.
     *
     * @param entries by key; one whose life is over is left out
     */
    public void write(Map<ProductKey, Kept> entries) {
        List<Map.Entry<ProductKey, Kept>> all = entries.entrySet().stream()
                .filter(one -> one.getValue().life().toMillis() > 0).toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            writeSome(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    private void writeSome(List<Map.Entry<ProductKey, Kept>> entries) {
        Reply<List<Long>> reply = calls.call(RedisCall.WRITE, redis -> written(redis, entries));
        if (reply instanceof Reply.Answer<List<Long>>(var kept)) {
            Objects.requireNonNull(kept)
                    .forEach(one -> count(one == 1 ? EntryOutcome.WRITTEN : EntryOutcome.OUTRUN));
        }
    }

    /** For each whether it was kept. Throws what the last refused one says: where one is refused, so are others. */
    private List<Long> written(UnifiedJedis redis, List<Map.Entry<ProductKey, Kept>> entries) {
        List<Response<Object>> responses = new ArrayList<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (Map.Entry<ProductKey, Kept> one : entries) {
                SharedEntry entry = one.getValue().entry();
                responses.add(pipeline.eval(Script.WRITE.source(), List.of(bytes(one.getKey())),
                        List.of(ascii(ValueFormat.PREFIX), millis(entry.loadStartedAt()), millis(latest()),
                                ValueFormat.encode(entry), ascii(Long.toString(one.getValue().life().toMillis())))));
            }
        }
        List<Long> kept = new ArrayList<>();
        JedisDataException refusal = null;
        for (Response<Object> response : responses) {
            try {
                kept.add((Long) response.get());
            } catch (JedisDataException e) {
                refusal = e;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return kept;
    }

    private void count(EntryOutcome outcome) {
        Objects.requireNonNull(counts.get(outcome)).increment();
    }

    /**
     * Asks Redis whether it answers.
     *
     * @return what came of it; {@link RedisOutcome#LEFT_ALONE} where it is not asked
     */
    public RedisOutcome ping() {
        return switch (calls.call(RedisCall.PROBE, UnifiedJedis::ping)) {
            case Reply.Answer<String> _ -> RedisOutcome.ANSWERED;
            case Reply.None<String>(RedisOutcome why) -> why;
        };
    }

    /** {@return how long a call takes at most until its caller goes on without it} */
    public Duration bound() {
        return settings.bound();
    }

    /** {@return whether it is worth asking: nobody does while too many calls fail; does not block} */
    public boolean isAsked() {
        return !calls.isLeftAlone();
    }

    /** {@return how it is now; does not block} */
    public RedisStatus status() {
        Map<EntryOutcome, Long> entries = new EnumMap<>(EntryOutcome.class);
        counts.forEach((outcome, count) -> entries.put(outcome, count.sum()));
        return new RedisStatus(settings.address().toString(), calls.isLeftAlone(), calls.inFlight(), settings.pool(),
                calls.lastFailure(), calls.took(), entries);
    }

    private Instant latest() {
        return clock.instant().plus(CLOCKS);
    }

    private byte[] bytes(ProductKey key) {
        return (prefix + key.text()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] millis(Instant at) {
        return ascii(Long.toString(at.toEpochMilli()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Closes the connections; calls under way fail. */
    @Override
    public void close() {
        calls.close();
    }
}
