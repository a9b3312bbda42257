package dev.vitrina.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * One query while it is answered: what holds for all of it, and what is learned on the way. Used by one thread.
 */
final class GraphQlCall {

    final ChaosState chaos;
    final Instant now;
    private final CallLog.Call logged;
    private final List<Map<String, Object>> searchReports = new ArrayList<>();
    private int requestedCost;
    private @Nullable ExecutableNormalizedOperation paidOperation;

    GraphQlCall(ChaosState chaos, Instant now, CallLog.Call logged) {
        this.chaos = chaos;
        this.now = now;
        this.logged = logged;
    }

    static GraphQlCall of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(GraphQlCall.class));
    }

    /** Gives back what it is given, once the call counts as spoiled by it. */
    <T> T spoiledBy(T instead) {
        logged.spoil();
        return instead;
    }

    void report(Map<String, Object> search) {
        searchReports.add(search);
    }

    List<Map<String, Object>> searchReports() {
        return searchReports;
    }

    void requested(int cost) {
        requestedCost = cost;
    }

    void paidFor(ExecutableNormalizedOperation operation) {
        paidOperation = operation;
    }

    /** 0 where the query was refused before it had a price. */
    int requestedCost() {
        return requestedCost;
    }

    /** Null where the query was refused. */
    @Nullable
    ExecutableNormalizedOperation paidOperation() {
        return paidOperation;
    }
}
