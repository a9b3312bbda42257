package dev.vitrina.demo;

import java.time.Duration;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;

/**
 * How the demo store behaves until chaos changes it.
 *
 * @param latency how long a call takes on average, spread evenly over a third of it either way; from 0 (no waiting at
 *     all) to 120 s
 * @param plan what decides the size of the cost bucket
 * @param costRule how connections are charged
 */
public record DemoSettings(Duration latency, Plan plan, CostRule costRule) {

    static final Duration LONGEST_LATENCY = Duration.ofMinutes(2);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the latency is negative or over 120 s
     */
    public DemoSettings {
        if (latency.isNegative() || latency.compareTo(LONGEST_LATENCY) > 0) {
            throw new IllegalArgumentException("latency must be from 0 to 120 s, not " + latency);
        }
    }

    /**
     * Reads {@code demo.latency}, {@code demo.plan} and {@code demo.cost-rule}.
     *
     * @param settings the settings of the process
     * @return the demo store's own
     * @throws BadSettingException if one of them is unreadable or out of range
     */
    public static DemoSettings of(Settings settings) {
        Duration latency = settings.duration("demo.latency", Duration.ZERO);
        if (latency.compareTo(LONGEST_LATENCY) > 0) {
            throw settings.bad("demo.latency", "a duration up to 120s");
        }
        return new DemoSettings(latency, settings.choice("demo.plan", Plan.class),
                settings.choice("demo.cost-rule", CostRule.class));
    }
}
