package dev.vitrina.ops;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Something that the service needs, or would like to have, and whose health is watched. */
public interface HealthComponent {

    /** {@return what it is called in answers, logs and metrics; lower case} */
    String name();

    /**
     * Looks how it is. May block: it runs in a thread of its own, which is interrupted when it takes too long, and it is not called
     * again before it has returned.
     *
     * @return what was found
     * @throws InterruptedException if it was interrupted
     */
    Finding look() throws InterruptedException;

    /**
     * What a look found.
     *
     * @param status how well it is
     * @param reason why it is not better, or what else an operator should know, in a few words; empty where there is nothing to say
     * @param details figures, by names in snake_case with their unit; kept in alphabetical order
     */
    record Finding(HealthStatus status, String reason, Map<String, ? extends Number> details) {

        public Finding {
            details = Collections.unmodifiableMap(new TreeMap<>(details));
        }

        /**
         * Makes a finding without figures.
         *
         * @param status how well it is
         * @param reason why it is not better; empty where there is nothing to say
         */
        public Finding(HealthStatus status, String reason) {
            this(status, reason, Map.of());
        }
    }
}
