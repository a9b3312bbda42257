package dev.vitrina.loadtest;

/**
 * What became of one request, as its caller saw it. Immutable.
 *
 * @param trafficClass what the request was for
 * @param route the route as the service's metrics name it, such as {@code /v1/products}
 * @param dueMillis when it was due, in milliseconds since 1970
 * @param micros how long it took from then until the whole answer was there or it had failed, in microseconds
 * @param status the status of the answer; 0 where there was none
 * @param source the answer's {@code Vitrina-Source}; empty where it had none
 * @param reason the answer's {@code Vitrina-Reason}; empty where it had none
 * @param hit whether it was answered without waiting for the shop
 * @param failure why it counts as failed; empty where it does not
 */
public record Sample(TrafficClass trafficClass, String route, long dueMillis, long micros, int status, String source,
        String reason, boolean hit, String failure) {

    /** {@return whether the request failed: no answer, too late, or not what the contract says} */
    public boolean failed() {
        return !failure.isEmpty();
    }

    /** {@return whether this is the honest 503 for what no level has; that is no failure of its own} */
    public boolean unanswered() {
        return failure.isEmpty() && status == 503;
    }
}
