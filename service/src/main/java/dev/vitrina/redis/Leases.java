package dev.vitrina.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Rights to load, one a key for all nodes. All methods block as long as a call may take, and throw nothing. Safe for use by many threads.
 *
 * <p>How it works: a lease is a key with the token of whoever has it, and a life of a second that its holder renews. So one whose
 * node was killed ends soon, and only its holder ends it before that. A lease that is lost, because Redis or its holder stood still,
 * costs a second load, and nothing else: that an older load never replaces a newer one is seen to where entries are written.
 */
final class Leases {

    static final Duration LIFE = Duration.ofSeconds(1);

    private static final byte[] LIFE_MS = SharedKeys.ascii(Long.toString(LIFE.toMillis()));

    private final RedisCalls calls;
    private final SharedKeys entries;
    private final SharedKeys leases;

    Leases(RedisCalls calls, SharedKeys entries, SharedKeys leases) {
        this.calls = calls;
        this.entries = entries;
        this.leases = leases;
    }

    /** What came of it, and whether something was there that is no entry. */
    record Tried(Taking taking, boolean unusable) {}

    /** Takes it, unless another has it or there is an entry of a load that began after the one known. */
    Tried take(Lease wish, Instant known, Instant latest) {
        Reply<Object> reply = calls.call(RedisCall.LEASE, redis -> redis.eval(Script.TAKE.source(),
                List.of(entries.bytes(wish.key()), leases.bytes(wish.key())),
                List.of(SharedKeys.ascii(ValueFormat.PREFIX), SharedKeys.millis(known),
                        SharedKeys.millis(latest), SharedKeys.ascii(wish.token()), LIFE_MS)));
        return switch (reply) {
            case Reply.None<Object> _ -> new Tried(new Taking.Unavailable(), false);
            case Reply.Answer<Object>(byte[] value) -> {
                SharedEntry newer = ValueFormat.decode(value, latest);
                yield newer == null
                        ? new Tried(take(wish, latest, latest).taking(), true)
                        : new Tried(new Taking.Newer(newer), false);
            }
            case Reply.Answer<Object>(Object taken) -> new Tried(
                    Long.valueOf(1).equals(taken) ? new Taking.Taken() : new Taking.Held(), false);
        };
    }

    void renew(Lease held) {
        var _ = calls.<Object>call(RedisCall.LEASE,
                redis -> redis.eval(Script.RENEW.source(), List.of(leases.bytes(held.key())),
                        List.of(SharedKeys.ascii(held.token()), LIFE_MS)));
    }

    void release(Lease held) {
        var _ = calls.<Object>call(RedisCall.LEASE,
                redis -> redis.eval(Script.RELEASE.source(), List.of(leases.bytes(held.key())),
                        List.of(SharedKeys.ascii(held.token()))));
    }
}
