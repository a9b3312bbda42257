package dev.vitrina.redis;

import java.time.Duration;

/** Is told of each call to Redis. Called by many threads, in the one that called; must not block. */
public interface RedisObserver {

    /**
     * A call is over.
     *
     * @param call what it was for
     * @param outcome what came of it
     * @param took how long it took; zero where it was not made
     */
    void ended(RedisCall call, RedisOutcome outcome, Duration took);
}
