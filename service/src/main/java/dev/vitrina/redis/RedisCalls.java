package dev.vitrina.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.vitrina.metrics.Durations;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes calls to Redis: a bounded number at a time, each within its time, none while Redis is left alone. Whatever Redis does, what
 * comes of it is a value. Safe for use by many threads.
 */
final class RedisCalls implements AutoCloseable {

    /** Errors that say nothing against Redis itself, by their first word; that of a command in a script has others before it. */
    private static final Set<String> REFUSALS = Set.of("WRONGTYPE", "OOM", "READONLY", "MISCONF", "NOREPLICAS");

    private static final int LONGEST_DETAIL = 200;

    private final RedisSettings settings;
    private final InstantSource clock;
    private final RedisObserver observer;
    private final RedisConnections connections;
    private final RedisBreaker breaker;
    private final Semaphore turns;
    private final Durations took = new Durations();
    private final AtomicReference<RedisStatus.@Nullable Failure> last = new AtomicReference<>();

    /** Blocks while it asks sentinels, where there are some: as long as a call to each may take. */
    RedisCalls(RedisSettings settings, InstantSource clock, RedisObserver observer) {
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        this.connections = new RedisConnections(settings);
        this.breaker = new RedisBreaker(settings.address().toString(), settings.open(),
                () -> made(RedisCall.PROBE, UnifiedJedis::ping) instanceof Reply.Answer);
        this.turns = new Semaphore(settings.pool());
        try {
            var _ = connections.client();
        } catch (JedisException e) {
            failed(RedisOutcome.FAILED, e);
            breaker.open("no sentinel tells where it is");
        }
    }

    /** Blocks as long as the settings allow; longer, by as much again for each step, where a connection is opened first. */
    <T> Reply<T> call(RedisCall call, Function<UnifiedJedis, @Nullable T> command) {
        if (breaker.isOpen()) {
            return notMade(call, RedisOutcome.LEFT_ALONE);
        }
        try {
            if (!turns.tryAcquire(settings.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
                return notMade(call, RedisOutcome.BUSY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.None<>(RedisOutcome.BUSY);
        }
        try {
            return made(call, command);
        } finally {
            turns.release();
        }
    }

    private <T> Reply<T> notMade(RedisCall call, RedisOutcome why) {
        observer.ended(call, why, Duration.ZERO);
        return new Reply.None<>(why);
    }

    private <T> Reply<T> made(RedisCall call, Function<UnifiedJedis, @Nullable T> command) {
        long from = System.nanoTime();
        Reply<T> reply = caught(command);
        RedisOutcome outcome = switch (reply) {
            case Reply.Answer<T> _ -> RedisOutcome.ANSWERED;
            case Reply.None<T>(RedisOutcome why) -> why;
        };
        long nanos = System.nanoTime() - from;
        took.add(nanos);
        observer.ended(call, outcome, Duration.ofNanos(nanos));
        return reply;
    }

    private <T> Reply<T> caught(Function<UnifiedJedis, @Nullable T> command) {
        try {
            T answer = onSoundConnection(command);
            breaker.count(true);
            return new Reply.Answer<>(answer);
        } catch (JedisDataException e) {
            boolean refused = Stream.of(String.valueOf(e.getMessage()).split("[^A-Z]+")).anyMatch(REFUSALS::contains);
            breaker.count(refused);
            return failed(refused ? RedisOutcome.REFUSED : RedisOutcome.FAILED, e);
        } catch (JedisException e) {
            if (Thread.currentThread().isInterrupted()) { // the connection was cut from here
                return new Reply.None<>(RedisOutcome.FAILED);
            }
            breaker.count(false);
            return failed(isLate(e) ? RedisOutcome.TIMED_OUT : RedisOutcome.FAILED, e);
        } catch (RuntimeException e) { // of an answer that no Redis gives, such as a number for a text
            breaker.count(false);
            return failed(RedisOutcome.FAILED, e);
        }
    }

    /** A kept connection may have been closed by Redis long ago; a new one says how Redis is now. */
    private <T> @Nullable T onSoundConnection(Function<UnifiedJedis, @Nullable T> command) {
        try {
            return command.apply(connections.client());
        } catch (JedisDataException e) {
            throw e;
        } catch (JedisException e) {
            if (isLate(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            connections.closeIdle();
            return command.apply(connections.client());
        }
    }

    private static boolean isLate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private <T> Reply<T> failed(RedisOutcome why, RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String detail = String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
        last.set(new RedisStatus.Failure(clock.instant(), why,
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))));
        return new Reply.None<>(why);
    }

    boolean isLeftAlone() {
        return breaker.isOpen();
    }

    Durations.Seen took() {
        return took.seen();
    }

    int inFlight() {
        return settings.pool() - turns.availablePermits();
    }

    RedisStatus.@Nullable Failure lastFailure() {
        return last.get();
    }

    @Override
    public void close() {
        breaker.close();
        connections.close();
    }
}
