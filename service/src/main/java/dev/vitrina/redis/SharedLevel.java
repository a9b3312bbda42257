package dev.vitrina.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import dev.vitrina.product.ProductKey;
import dev.vitrina.redis.RedisStatus.EntryOutcome;
import redis.clients.jedis.UnifiedJedis;

/**
 * Entries that all nodes of a shop share, in Redis. Every method that asks Redis blocks, at most as long as {@link RedisSettings}
 * says, and throws nothing, whatever Redis does or holds. Safe for use by many threads.
 *
 * <p>How keys look: {@code vitrina:VERSION:SHOP:KEY}, and {@code vitrina-lease:…} for leases, so that releases that write in different ways, and shops, can share one Redis.
 */
public final class SharedLevel implements AutoCloseable {

    /** By how much the clocks of nodes may differ. What claims to be of later than that is believed by nobody. */
    static final Duration CLOCKS = Duration.ofMinutes(1);

    private final RedisSettings settings;
    private final InstantSource clock;
    private final RedisCalls calls;
    private final Entries entries;
    private final Leases leases;

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
        this.clock = clock;
        this.calls = new RedisCalls(settings, clock, observer);
        this.entries = new Entries(calls, new SharedKeys("vitrina", shop), clock);
        this.leases = new Leases(calls, new SharedKeys("vitrina", shop), new SharedKeys("vitrina-lease", shop));
    }

    /**
     * Looks entries up.
     *
     * @param keys their keys
     * @return what came of each
     */
    public Map<ProductKey, SharedRead> read(List<ProductKey> keys) {
        return entries.read(keys);
    }

    /**
     * Keeps entries, each in place of what is there, unless that comes of a later load.
     *
     * @param entries by key; one whose life is over is left out
     */
    public void write(Map<ProductKey, Kept> entries) {
        this.entries.write(entries);
    }

    /**
     * Asks for the right to load a key, in one step with a look at what is there.
     *
     * @param wish the same each time that this load asks
     * @param known when the load began whose entry the caller knows; {@link Instant#EPOCH} where it knows none
     * @return what came of it
     */
    public Taking take(Lease wish, Instant known) {
        Leases.Tried tried = leases.take(wish, known, clock.instant().plus(CLOCKS));
        if (tried.unusable()) {
            entries.count(EntryOutcome.UNUSABLE);
        }
        if (tried.taking() instanceof Taking.Newer) {
            entries.count(EntryOutcome.FOUND);
        }
        return tried.taking();
    }

    /**
     * Makes a lease last for another second, if it is still had.
     *
     * @param lease one that was taken
     */
    public void renew(Lease lease) {
        leases.renew(lease);
    }

    /**
     * Ends a lease, if it is still had.
     *
     * @param lease one that was taken
     */
    public void release(Lease lease) {
        leases.release(lease);
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
        return new RedisStatus(settings.address().toString(), calls.isLeftAlone(), calls.inFlight(), settings.pool(),
                calls.lastFailure(), calls.took(), entries.counts());
    }

    /** Closes the connections; calls under way fail. */
    @Override
    public void close() {
        calls.close();
    }
}
