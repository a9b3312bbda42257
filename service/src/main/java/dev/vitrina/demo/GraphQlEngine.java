package dev.vitrina.demo;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** Answers queries and charges for them. Safe for use by many threads. */
final class GraphQlEngine {

    private static final System.Logger LOG = System.getLogger(GraphQlEngine.class.getName());

    private final GraphQLSchema schema;
    private final CostBucket bucket;
    private final InstantSource clock;
    private final ParsedDocuments documents;
    private final GraphQL graphQl;

    GraphQlEngine(Catalogue catalogue, CostBucket bucket, InstantSource clock) {
        this.schema = DemoSchema.of(catalogue);
        this.documents = new ParsedDocuments(schema);
        this.bucket = bucket;
        this.clock = clock;
        this.graphQl = GraphQL.newGraphQL(schema)
                .instrumentation(new CostGate(bucket))
                .preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(explained())
                .build();
    }

    /** An answer, and what it was priced at before it ran: 0 where it had no price. */
    record Answer(Map<String, Object> json, int requestedCost) {}

    Answer answer(GraphQlRequest request, ChaosState chaos, CallLog.Call logged) {
        GraphQlCall call = new GraphQlCall(chaos, clock.instant(), logged);
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput(request.query())
                .variables(request.variables())
                .operationName(request.operationName())
                .graphQLContext(Map.of(GraphQlCall.class, call))
                .build());
        Map<String, Object> json = new LinkedHashMap<>(result.toSpecification());
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("cost", cost(call, result));
        if (!call.searchReports().isEmpty()) {
            extensions.put("search", call.searchReports());
        }
        json.put("extensions", extensions);
        return new Answer(json, call.requestedCost());
    }

    /** The name of the operation that is to run; empty where it has none or the text is no GraphQL. */
    String operationName(GraphQlRequest request) {
        return request.operationName() == null ? documents.onlyOperation(request.query()) : request.operationName();
    }

    private Map<String, @Nullable Object> cost(GraphQlCall call, ExecutionResult result) {
        Map<String, @Nullable Object> cost = new LinkedHashMap<>();
        cost.put("requestedQueryCost", call.requestedCost());
        cost.put("actualQueryCost", settle(call, result));
        CostBucket.Level level = bucket.level();
        cost.put("throttleStatus", Map.of(
                "maximumAvailable", (double) level.size().points(),
                "currentlyAvailable", call.chaos.throttle() ? 0 : level.available(),
                "restoreRate", (double) level.size().restoredPerSecond()));
        return cost;
    }

    /** Gives back what was paid too much; null where the query was refused and nothing was paid. */
    private @Nullable Integer settle(GraphQlCall call, ExecutionResult result) {
        ExecutableNormalizedOperation operation = call.paidOperation();
        if (operation == null) {
            return null;
        }
        Map<String, Object> data = result.getData();
        int actual = new QueryCost(schema, call.chaos.costRule()).actual(operation, data);
        bucket.giveBack(call.requestedCost() - actual);
        return actual;
    }

    private static DataFetcherExceptionHandler explained() {
        return failure -> CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error(failure)).build());
    }

    private static GraphQLError error(DataFetcherExceptionHandlerParameters failure) {
        GraphqlErrorBuilder<?> error = GraphqlErrorBuilder.newError(failure.getDataFetchingEnvironment());
        if (failure.getException() instanceof RefusedQuery refused) {
            return error.message(refused.getMessage()).extensions(refused.extensions()).build();
        }
        LOG.log(System.Logger.Level.ERROR, "The demo store could not answer " + failure.getPath(),
                failure.getException());
        return error.message("Internal error.").extensions(Map.of("code", "INTERNAL_SERVER_ERROR")).build();
    }
}
