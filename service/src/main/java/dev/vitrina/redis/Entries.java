package dev.vitrina.redis;

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

/** Reads and writes entries, and counts what came of each. Safe for use by many threads. */
final class Entries {

    /** So many at a time: others get their turn in between, and no answer is larger than what comes within the timeout. */
    private static final int MOST_AT_ONCE = 50;

    private final RedisCalls calls;
    private final SharedKeys keys;
    private final InstantSource clock;
    private final Map<EntryOutcome, LongAdder> counts = new EnumMap<>(EntryOutcome.class);

    Entries(RedisCalls calls, SharedKeys keys, InstantSource clock) {
        this.calls = calls;
        this.keys = keys;
        this.clock = clock;
        for (EntryOutcome outcome : EntryOutcome.values()) {
            counts.put(outcome, new LongAdder());
        }
    }

    /** What came of each; blocks for one call, or for several where there are many. */
    Map<ProductKey, SharedRead> read(List<ProductKey> wanted) {
        Map<ProductKey, SharedRead> reads = new HashMap<>();
        if (wanted.size() == 1) {
            reads.put(wanted.getFirst(), readOne(wanted.getFirst()));
        } else {
            for (int from = 0; from < wanted.size(); from += MOST_AT_ONCE) {
                readSome(wanted.subList(from, Math.min(wanted.size(), from + MOST_AT_ONCE)), reads);
            }
        }
        reads.values().forEach(this::count);
        return reads;
    }

    private SharedRead readOne(ProductKey key) {
        return switch (calls.<byte[]>call(RedisCall.READ, redis -> redis.get(keys.bytes(key)))) {
            case Reply.None<byte[]>(RedisOutcome why) ->
                why == RedisOutcome.REFUSED ? new SharedRead.Unusable() : new SharedRead.Unavailable();
            case Reply.Answer<byte[]>(byte[] value) -> read(value);
        };
    }

    /** What has another type is nothing to this question. */
    private void readSome(List<ProductKey> wanted, Map<ProductKey, SharedRead> reads) {
        byte[][] asked = wanted.stream().map(keys::bytes).toArray(byte[][]::new);
        Reply<List<byte[]>> reply = calls.call(RedisCall.READ, redis -> {
            List<byte[]> values = redis.mget(asked);
            return values.subList(0, asked.length); // throws where some are missing
        });
        for (int i = 0; i < asked.length; i++) {
            reads.put(wanted.get(i), switch (reply) {
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

    /** Keeps them, unless entries of later loads are there; blocks for one call, or for several where there are many. */
    void write(Map<ProductKey, SharedLevel.Kept> entries) {
        List<Map.Entry<ProductKey, SharedLevel.Kept>> all = entries.entrySet().stream()
                .filter(one -> one.getValue().life().toMillis() > 0).toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            writeSome(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    private void writeSome(List<Map.Entry<ProductKey, SharedLevel.Kept>> entries) {
        Reply<List<Long>> reply = calls.call(RedisCall.WRITE, redis -> written(redis, entries));
        if (reply instanceof Reply.Answer<List<Long>>(var kept)) {
            Objects.requireNonNull(kept)
                    .forEach(one -> count(one == 1 ? EntryOutcome.WRITTEN : EntryOutcome.OUTRUN));
        }
    }

    /** For each whether it was kept. Throws what the last refused one says: where one is refused, so are others. */
    private List<Long> written(UnifiedJedis redis, List<Map.Entry<ProductKey, SharedLevel.Kept>> entries) {
        List<Response<Object>> responses = new ArrayList<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (Map.Entry<ProductKey, SharedLevel.Kept> one : entries) {
                SharedEntry entry = one.getValue().entry();
                responses.add(pipeline.eval(Script.WRITE.source(), List.of(keys.bytes(one.getKey())),
                        List.of(SharedKeys.ascii(ValueFormat.PREFIX), SharedKeys.millis(entry.loadStartedAt()),
                                SharedKeys.millis(latest()),
                                ValueFormat.encode(entry),
                                SharedKeys.ascii(Long.toString(one.getValue().life().toMillis())))));
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

    void count(EntryOutcome outcome) {
        Objects.requireNonNull(counts.get(outcome)).increment();
    }

    /** How many came to what so far. */
    Map<EntryOutcome, Long> counts() {
        Map<EntryOutcome, Long> sums = new EnumMap<>(EntryOutcome.class);
        counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return sums;
    }

    private Instant latest() {
        return clock.instant().plus(SharedLevel.CLOCKS);
    }
}
