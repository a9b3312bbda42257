package dev.vitrina.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import dev.vitrina.demo.Catalogue.VariantOf;
import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import org.jspecify.annotations.Nullable;

/** Puts the schema file and the code that answers its fields together. */
final class DemoSchema {

    private static final String FILE = "schema.graphqls";
    private static final List<String> SCALARS = List.of("DateTime", "Decimal", "HTML", "Money", "UnsignedInt64", "URL");

    private DemoSchema() {}

    static GraphQLSchema of(Catalogue catalogue) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        SCALARS.forEach(name -> wiring.scalar(GraphQLScalarType.newScalar().name(name).coercing(new AsText()).build()));
        wiring.type("Node", type -> type.typeResolver(nodeTypes()));
        wiring.type("Media", type -> type.typeResolver(env -> env.getSchema().getObjectType("MediaImage")));
        wiring.type("QueryRoot", new QueryFields(catalogue)::wire);
        wiring.type("Product", ProductFields::wire);
        wiring.type("ProductVariant", VariantFields::wire);
        OtherFields.wire(wiring);
        return new SchemaGenerator().makeExecutableSchema(definitions(), wiring.build());
    }

    private static TypeDefinitionRegistry definitions() {
        try (InputStream in = Objects.requireNonNull(DemoSchema.class.getResourceAsStream(FILE), FILE);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new SchemaParser().parse(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TypeResolver nodeTypes() {
        return env -> env.getSchema().getObjectType(switch (Objects.requireNonNull(env.<Object>getObject())) {
            case DemoProduct _ -> "Product";
            case VariantOf _ -> "ProductVariant";
            default -> "MediaImage";
        });
    }

    /** Answers a field from the object that it belongs to. */
    static <S> void field(TypeRuntimeWiring.Builder type, String name, Class<S> owner,
            Function<S, @Nullable Object> value) {
        DataFetcher<Object> fetcher = env -> value.apply(owner.cast(Objects.requireNonNull(env.<Object>getSource())));
        type.dataFetcher(name, fetcher);
    }

    /** Shopify's own scalars; none of them is ever an argument here. */
    private static final class AsText implements Coercing<String, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return value.toString();
        }
    }
}
