package dev.vitrina.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import dev.vitrina.product.ProductKey;
import dev.vitrina.redis.Lease;
import dev.vitrina.redis.SharedEntry;
import dev.vitrina.redis.SharedLevel;
import dev.vitrina.redis.SharedRead;
import dev.vitrina.redis.Taking;
import org.jspecify.annotations.Nullable;

/**
 * The entries that all nodes share, as this node's memory sees them: what is newer there comes into memory, what is loaded here goes
 * there. The methods that ask Redis block, at most as long as {@link SharedLevel} does, and throw nothing. Safe for use by many threads.
 */
public final class SharedPages {

    private final SharedLevel level;
    private final CacheSettings lives;
    private final MemoryPages memory;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Makes a view; asks nothing.
     *
     * @param level where the entries are
     * @param lives how long entries live
     * @param memory where those go that are read
     * @param clock tells how old they are
     * @param random spreads lives, on each node in another way; must be safe for use by many threads
     */
    public SharedPages(SharedLevel level, CacheSettings lives, MemoryPages memory, InstantSource clock,
            RandomGenerator random) {
        this.level = level;
        this.lives = lives;
        this.memory = memory;
        this.clock = clock;
        this.random = random;
    }

    /** {@return whether it is worth asking; does not block} */
    public boolean isAsked() {
        return level.isAsked();
    }

    /** {@return how long a question takes at most, but for one about many keys, until its caller goes on without an answer} */
    public Duration bound() {
        return level.bound();
    }

    /**
     * Brings into memory what is there of a later load than what memory holds.
     *
     * @param keys the keys to look at
     * @return what memory holds now, of the keys for which something came
     */
    public Map<ProductKey, Entry> fetch(List<ProductKey> keys) {
        Map<ProductKey, Entry> fetched = new HashMap<>();
        level.read(keys).forEach((key, read) -> {
            Entry shared = usable(key, read);
            if (shared != null && isWorthKeeping(shared, memory.peek(key))) {
                fetched.put(key, memory.put(key, shared));
            }
        });
        return fetched;
    }

    /**
     * The same for somebody who only looks: memory stays as it is.
     *
     * @param keys the keys to look at
     * @return what would come into memory
     */
    public Map<ProductKey, Entry> peek(List<ProductKey> keys) {
        Map<ProductKey, Entry> seen = new HashMap<>();
        level.read(keys).forEach((key, read) -> {
            Entry shared = usable(key, read);
            if (shared != null && isWorthKeeping(shared, memory.peek(key))) {
                seen.put(key, memory.judged(key, shared));
            }
        });
        return seen;
    }

    /**
     * Asks whose turn it is to load a key; what is newer there comes into memory.
     *
     * @param wish the same each time that this load asks
     * @return whose turn it is now
     */
    public Turn take(Lease wish) {
        Entry held = memory.peek(wish.key());
        Taking taking = level.take(wish, held == null ? Instant.EPOCH : held.loadStartedAt());
        if (taking instanceof Taking.Newer(SharedEntry newer)) {
            Entry shared = usable(wish.key(), newer);
            if (shared != null && isWorthKeeping(shared, memory.peek(wish.key()))) {
                return new Turn.Came(memory.put(wish.key(), shared));
            }
            taking = level.take(wish, newer.loadStartedAt());
        }
        return switch (taking) {
            case Taking.Taken _ -> new Turn.Ours();
            case Taking.Held _,Taking.Newer _ -> new Turn.Theirs(); // what came meanwhile is seen the next time
            case Taking.Unavailable _ -> new Turn.Everybodys();
        };
    }

    /**
     * Makes a lease last for another second.
     *
     * @param lease one that was taken
     */
    public void renew(Lease lease) {
        level.renew(lease);
    }

    /**
     * Ends a lease.
     *
     * @param lease one that was taken
     */
    public void release(Lease lease) {
        level.release(lease);
    }

    private @Nullable Entry usable(ProductKey key, SharedRead read) {
        return read instanceof SharedRead.Found(SharedEntry found) ? usable(key, found) : null;
    }

    private @Nullable Entry usable(ProductKey key, SharedEntry found) {
        double jitter = random.nextDouble(-1, 1);
        Entry entry = switch (found) {
            case SharedEntry.Filled(var body, var loadStartedAt) ->
                new Entry.Filled(body, loadStartedAt, jitter, false);
            case SharedEntry.NotFound(var loadStartedAt) -> new Entry.NotFound(loadStartedAt, jitter, false);
        };
        Freshness freshness = Freshness.of(memory.judged(key, entry), lives, clock.instant());
        return freshness.state() == Freshness.State.GONE ? null : entry;
    }

    /** A product that is held is gone only when the shop says so twice, and that is seen only by who asks it. */
    private static boolean isWorthKeeping(Entry shared, @Nullable Entry held) {
        if (held == null) {
            return true;
        }
        boolean denies = shared instanceof Entry.NotFound && held instanceof Entry.Filled;
        return !denies && shared.loadStartedAt().isAfter(held.loadStartedAt());
    }

    /**
     * Keeps entries for all nodes, unless they have some of later loads; until an entry would be gone here.
     *
     * @param entries by key; those that were invalidated stay here, for others do not know of that
     */
    public void write(Map<ProductKey, Entry> entries) {
        Map<ProductKey, SharedLevel.Kept> kept = new HashMap<>();
        entries.forEach((key, entry) -> {
            if (!entry.invalidated()) {
                kept.put(key, kept(entry));
            }
        });
        level.write(kept);
    }

    private SharedLevel.Kept kept(Entry entry) {
        Duration life = switch (entry) {
            case Entry.Filled _ -> longest(lives.ttl()).plus(lives.staleIfError());
            case Entry.NotFound _ -> longest(lives.notFoundTtl());
        };
        SharedEntry shared = switch (entry) {
            case Entry.Filled filled -> new SharedEntry.Filled(filled.body(), filled.loadStartedAt());
            case Entry.NotFound missing -> new SharedEntry.NotFound(missing.loadStartedAt());
        };
        return new SharedLevel.Kept(shared, life.minus(Duration.between(entry.loadStartedAt(), clock.instant())));
    }

    /** Whatever jitter another node draws. */
    private static Duration longest(Duration ttl) {
        return Duration.ofMillis(Math.round(ttl.toMillis() * (1 + Freshness.JITTER)));
    }
}
