package dev.vitrina.redis;

import org.jspecify.annotations.Nullable;

/** What Redis said to one call. */
sealed interface Reply<T> {

    /** The value is null where Redis has nothing. */
    record Answer<T>(@Nullable T value) implements Reply<T> {}

    /** Why there is no answer. */
    record None<T>(RedisOutcome why) implements Reply<T> {}
}
