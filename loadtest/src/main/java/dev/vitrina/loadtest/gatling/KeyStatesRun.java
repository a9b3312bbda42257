package dev.vitrina.loadtest.gatling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import dev.vitrina.loadtest.traffic.TrafficPlan;
import org.jspecify.annotations.Nullable;

/**
 * What {@link KeyStatesSimulation} sends, and where it keeps what comes. Gatling makes simulations by their class name, so what one needs
 * must be known to the process before; a process has at most one run.
 *
 * @param base the address of the service, without a slash at its end
 * @param id the run's id, which all its files carry
 * @param plan what is sent
 * @param length how long the plan is
 * @param timeout how long an answer may take until its request is given up
 * @param labels the file to write what answers say of themselves to
 * @param answered told of each answer: whether it failed, and its milliseconds; called by Gatling's threads
 * @param begun told when request 0 is due, in milliseconds since 1970
 * @param ended told once all requests have ended
 */
public record KeyStatesRun(String base, String id, TrafficPlan plan, Duration length, Duration timeout, Path labels,
        BiConsumer<Boolean, Long> answered, AtomicLong begun, Runnable ended) {

    private static volatile @Nullable KeyStatesRun current;

    /** Makes it the run of this process. */
    public void use() {
        current = this;
    }

    /** The run of this process. */
    static KeyStatesRun current() {
        KeyStatesRun held = current;
        if (held == null) {
            throw new IllegalStateException("no run was set up");
        }
        return held;
    }
}
