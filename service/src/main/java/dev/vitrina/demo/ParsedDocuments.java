package dev.vitrina.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the queries that were read last, parsed and validated. Bounded in number and size of text. Two threads with the
 * same new query both parse it, which is cheaper than waiting.
 */
final class ParsedDocuments implements PreparsedDocumentProvider {

    private static final int MOST = 100;
    private static final int LONGEST = 32_768;

    private final GraphQLSchema schema;
    private final Map<String, PreparsedDocumentEntry> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > MOST;
        }
    };

    ParsedDocuments(GraphQLSchema schema) {
        this.schema = schema;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
            Function<ExecutionInput, PreparsedDocumentEntry> parser) {
        return CompletableFuture.completedFuture(of(input.getQuery()));
    }

    /** The name of the only operation in a query; empty where it has none, or where there is not just one. */
    String onlyOperation(String query) {
        Document document = of(query).getDocument();
        List<OperationDefinition> operations = document == null
                ? List.of()
                : document.getDefinitionsOfType(OperationDefinition.class);
        String name = operations.size() == 1 ? operations.getFirst().getName() : null;
        return name == null ? "" : name;
    }

    private PreparsedDocumentEntry of(String query) {
        PreparsedDocumentEntry known = find(query);
        if (known == null) {
            known = parsed(query);
            keep(query, known);
        }
        return known;
    }

    private PreparsedDocumentEntry parsed(String query) {
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema,
                ExecutionInput.newExecutionInput(query).build());
        Document document = result.getDocument();
        if (document == null) {
            return new PreparsedDocumentEntry(result.getErrors());
        }
        return result.isFailure()
                ? new PreparsedDocumentEntry(document, result.getErrors())
                : new PreparsedDocumentEntry(document);
    }

    private synchronized @Nullable PreparsedDocumentEntry find(String query) {
        return recent.get(query);
    }

    private synchronized void keep(String query, PreparsedDocumentEntry entry) {
        if (query.length() <= LONGEST) {
            recent.put(query, entry);
        }
    }
}
