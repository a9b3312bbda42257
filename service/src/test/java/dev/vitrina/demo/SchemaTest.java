package dev.vitrina.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

    private final GraphQLSchema real = real();
    private final GraphQLSchema demo = DemoSchema.of(Catalogue.at(HandClock.START));

    private static GraphQLSchema real() {
        try (InputStream in = Objects.requireNonNull(
                SchemaTest.class.getResourceAsStream("/shopify-admin-2026-10.graphqls"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsServedThatTheRealSchemaDoesNotHave() {
        List<String> demoFacts = facts(demo);
        assertThat(demoFacts).hasSizeGreaterThan(120);
        assertThat(facts(real)).containsAll(demoFacts);
    }

    /** Everything that a schema says, one line each. */
    private static List<String> facts(GraphQLSchema schema) {
        return schema.getAllTypesAsList()
                .stream()
                .filter(type -> !type.getName().startsWith("__"))
                .flatMap(SchemaTest::facts)
                .toList();
    }

    private static Stream<String> facts(GraphQLNamedType type) {
        String name = type.getName();
        Stream<String> itself = Stream.of(type.getClass().getSimpleName() + " " + name);
        Stream<String> parts = switch (type) {
            case GraphQLImplementingType object -> Stream.concat(
                    object.getInterfaces().stream().map(i -> name + " implements " + i.getName()),
                    object.getFieldDefinitions().stream().flatMap(field -> facts(name, field)));
            case GraphQLInputObjectType input -> input.getFieldDefinitions()
                    .stream()
                    .map(f -> name + "." + f.getName() + ": " + GraphQLTypeUtil.simplePrint(f.getType()));
            case GraphQLEnumType values -> values.getValues().stream().map(value -> name + " = " + value.getName());
            default -> Stream.empty();
        };
        return Stream.concat(itself, parts);
    }

    private static Stream<String> facts(String type, GraphQLFieldDefinition field) {
        String name = type + "." + field.getName();
        return Stream.concat(Stream.of(name + ": " + GraphQLTypeUtil.simplePrint(field.getType())),
                field.getArguments().stream().map(argument -> name + argument(argument)));
    }

    private static String argument(GraphQLArgument argument) {
        return "(" + argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType()) + " = "
                + GraphQLArgument.getArgumentDefaultValue(argument) + ")";
    }

    @Test
    void theRealSchemaHasWhatTheServiceReads() {
        assertThat(real.getAllTypesAsList()).extracting(GraphQLNamedSchemaElement::getName)
                .contains("Product", "ProductContextualPricing", "Translation", "InventoryItem");
    }
}
