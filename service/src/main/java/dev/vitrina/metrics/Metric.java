package dev.vitrina.metrics;

import java.util.List;

/** All that is measured, in the order in which it is shown. */
public enum Metric {
    REQUESTS(Type.COUNTER, "vitrina_requests_total", "requests",
            "Requests answered on the product listener.", Label.ROUTE, Label.SOURCE, Label.STATUS),
    REQUEST_DURATION(Type.HISTOGRAM, "vitrina_request_duration_seconds", "seconds",
            "Time from a request's headers being read to its answer being written.", Label.ROUTE, Label.SOURCE,
            Label.STATUS),
    DEGRADED(Type.COUNTER, "vitrina_degraded_answers_total", "answers",
            "Answers that were less than fresh, or none at all (source none), by why.", Label.SOURCE, Label.REASON),
    LOOKUPS(Type.COUNTER, "vitrina_lookups_total", "lookups",
            "Lookups by whether they were answered without waiting for the shop.", Label.RESULT),

    CACHE_ENTRIES(Type.GAUGE, "vitrina_cache_entries", "entries", "Entries in memory.", Label.ROOM),
    CACHE_WEIGHT(Type.GAUGE, "vitrina_cache_weight_bytes", "bytes",
            "What the entries weigh against the bound.", Label.ROOM),
    CACHE_BODIES(Type.GAUGE, "vitrina_cache_body_bytes", "bytes",
            "Bytes of the bodies in memory, a body under two keys counted twice.", Label.ROOM),
    CACHE_LIMIT(Type.GAUGE, "vitrina_cache_limit_bytes", "bytes", "The bound of the weight.", Label.ROOM),
    CACHE_FOUND(Type.COUNTER, "vitrina_cache_hits_total", "reads",
            "Reads of memory that found an entry, however old.", Label.ROOM),
    CACHE_NOT_FOUND(Type.COUNTER, "vitrina_cache_misses_total", "reads",
            "Reads of memory that found none.", Label.ROOM),
    CACHE_EVICTIONS(Type.COUNTER, "vitrina_cache_evictions_total", "entries",
            "Entries given up for want of room.", Label.ROOM),
    CACHE_EVICTED_WEIGHT(Type.COUNTER, "vitrina_cache_evicted_weight_bytes_total", "bytes",
            "What the entries weighed that were given up for want of room.", Label.ROOM),

    LOADS(Type.COUNTER, "vitrina_loads_total", "loads",
            "Loads begun, one a key, by whether somebody waits for them.", Label.KIND),
    COLLAPSED(Type.COUNTER, "vitrina_collapsed_callers_total", "callers",
            "Callers who joined a load that another had begun."),
    SKIPPED_REFRESHES(Type.COUNTER, "vitrina_skipped_refreshes_total", "refreshes",
            "Refreshes behind an answer that were not begun, by why.", Label.REASON),
    LOADS_IN_FLIGHT(Type.GAUGE, "vitrina_loads_in_flight", "loads", "Loads under way, those that queue included."),
    WAITING_CALLERS(Type.GAUGE, "vitrina_waiting_callers", "callers", "Callers who wait for a load."),

    CALLS(Type.COUNTER, "vitrina_shopify_calls_total", "calls",
            "Calls made to the shop, by what they were for and what came of them.", Label.LANE, Label.OUTCOME),
    CALL_DURATION(Type.HISTOGRAM, "vitrina_shopify_call_duration_seconds", "seconds",
            "Time that calls to the shop took.", Label.LANE),
    CALLS_IN_FLIGHT(Type.GAUGE, "vitrina_shopify_calls_in_flight", "calls", "Calls under way."),
    QUEUE(Type.GAUGE, "vitrina_shopify_queue", "calls", "Calls that wait for a slot or for points.", Label.LANE),
    POINTS_AVAILABLE(Type.GAUGE, "vitrina_shopify_points_available", "points",
            "What can be spent out of the shop's cost bucket as far as is known; NaN before the first answer."),
    POINTS_LIMIT(Type.GAUGE, "vitrina_shopify_points_limit", "points",
            "What the shop's cost bucket holds when it is full; NaN before the first answer."),
    BREAKER(Type.GAUGE, "vitrina_shopify_breaker_state", "0 or 1",
            "1 for the state in which the breaker is, 0 for the others.", Label.STATE),

    REDIS_CALLS(Type.COUNTER, "vitrina_redis_calls_total", "calls",
            "Calls to Redis by what they were for and what came of them, those not made included.", Label.CALL,
            Label.ANSWER),
    REDIS_CALL_DURATION(Type.HISTOGRAM, "vitrina_redis_call_duration_seconds", "seconds",
            "Time that calls to Redis took.", Label.CALL),
    REDIS_CALLS_IN_FLIGHT(Type.GAUGE, "vitrina_redis_calls_in_flight", "calls", "Calls to Redis under way."),
    REDIS_ENTRIES(Type.COUNTER, "vitrina_redis_entries_total", "entries",
            "Entries read from Redis or written there, by what came of each.", Label.ENTRY),
    REDIS_LEFT_ALONE(Type.GAUGE, "vitrina_redis_left_alone", "0 or 1",
            "1 while nobody asks Redis, for too many calls failed."),

    LAST_KNOWN_GOOD_AGE(Type.GAUGE, "vitrina_last_known_good_age_seconds", "seconds",
            "How old the last known good catalogue is; NaN where there is none."),
    HEALTH(Type.GAUGE, "vitrina_health_up", "0 or 1", "1 for a component that is well.", Label.COMPONENT),
    HEALTH_AGE(Type.GAUGE, "vitrina_health_age_seconds", "seconds",
            "How long ago the components were looked at, or the service began."),

    MEMORY_USED(Type.GAUGE, "jvm_memory_used_bytes", "bytes", "Memory that the JVM uses.", Label.AREA),
    MEMORY_COMMITTED(Type.GAUGE, "jvm_memory_committed_bytes", "bytes",
            "Memory that the JVM has from the system.", Label.AREA),
    MEMORY_MAX(Type.GAUGE, "jvm_memory_max_bytes", "bytes",
            "Memory that the JVM may use; NaN where there is no bound.", Label.AREA),
    MEMORY_AFTER_GC(Type.GAUGE, "jvm_memory_used_after_gc_bytes", "bytes",
            "Memory that was in use when the last garbage collection ended; NaN before the first.", Label.AREA),
    GC_COUNT(Type.COUNTER, "jvm_gc_collections_total", "collections", "Garbage collections.", Label.GC),
    GC_TIME(Type.COUNTER, "jvm_gc_collection_seconds_total", "seconds",
            "Time that garbage collections took.", Label.GC),
    THREADS(Type.GAUGE, "jvm_threads", "threads", "Platform threads."),
    VIRTUAL_THREADS_QUEUED(Type.GAUGE, "jvm_virtual_threads_queued", "threads",
            "Virtual threads that could run and have no carrier; NaN where the JVM does not say."),
    VIRTUAL_THREADS_MOUNTED(Type.GAUGE, "jvm_virtual_threads_mounted", "threads",
            "Virtual threads that run; NaN where the JVM does not say."),
    CARRIERS(Type.GAUGE, "jvm_virtual_thread_carriers", "threads",
            "Platform threads that carry virtual ones; NaN where the JVM does not say."),
    CPU_TIME(Type.COUNTER, "process_cpu_seconds_total", "seconds", "CPU time that the process used."),
    OPEN_FILES(Type.GAUGE, "process_open_fds", "descriptors",
            "Open file descriptors; NaN where the system does not say."),
    MOST_FILES(Type.GAUGE, "process_max_fds", "descriptors",
            "File descriptors that may be open; NaN where the system does not say."),
    START_TIME(Type.GAUGE, "process_start_time_seconds", "seconds",
            "When the process started, in seconds since 1970."),
    UPTIME(Type.GAUGE, "process_uptime_seconds", "seconds", "For how long the process has run."),
    BUILD(Type.GAUGE, "vitrina_build_info", "1", "Always 1; its labels say what runs.", Label.VERSION, Label.JDK);

    private final Type type;
    private final String text;
    private final String unit;
    private final String help;
    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<Label> labels;

    Metric(Type type, String text, String unit, String help, Label... labels) {
        this.type = type;
        this.text = text;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** What a meter does, as Prometheus names it. */
    public enum Type {
        /** Only ever grows, until the process ends. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Counts by size. */
        HISTOGRAM;

        /** {@return how Prometheus writes it} */
        public String text() {
            return switch (this) {
                case COUNTER -> "counter";
                case GAUGE -> "gauge";
                case HISTOGRAM -> "histogram";
            };
        }
    }

    /** {@return what it does} */
    public Type type() {
        return type;
    }

    /** {@return its name in the scrape} */
    public String text() {
        return text;
    }

    /** {@return what it counts, in plural} */
    public String unit() {
        return unit;
    }

    /** {@return what it says, in one sentence} */
    public String help() {
        return help;
    }

    /** {@return what its series are told apart by, in order} */
    public List<Label> labels() {
        return labels;
    }
}
