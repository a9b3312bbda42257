package dev.vitrina.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Our documents ask for what Shopify's own schema has. */
final class DocumentTest {

    private static final GraphQLSchema SHOPIFY = schema();

    @ParameterizedTest
    @EnumSource(Document.class)
    void isValidInShopifysSchema(Document document) {
        assertThat(errors(document.query())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void isOneOperationOfItsOwnName(Document document) {
        assertThat(new Parser().parseDocument(document.query()).getDefinitionsOfType(OperationDefinition.class))
                .singleElement()
                .extracting(OperationDefinition::getName)
                .isEqualTo(document.name());
    }

    @Test
    void aFieldThatShopifyHasNotIsFound() {
        assertThat(errors(Document.Product.query().replace("totalInventory", "stock"))).isNotEmpty();
    }

    @Test
    void aRequestCarriesQueryVariablesAndName() {
        JsonNode request = JsonMapper.shared().readTree(Document.Product.request(java.util.Map.of("variants", 3)));
        assertThat(request.path("query").asString()).isEqualTo(Document.Product.query());
        assertThat(request.path("operationName").asString()).isEqualTo("Product");
        assertThat(request.path("variables").toString()).isEqualTo("{\"variants\":3}");
    }

    private static List<ValidationError> errors(String query) {
        return new Validator().validateDocument(SHOPIFY, new Parser().parseDocument(query), Locale.ROOT);
    }

    private static GraphQLSchema schema() {
        try (InputStream in = DocumentTest.class.getResourceAsStream("/shopify-admin-2026-10.graphqls");
                var reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(reader),
                    RuntimeWiring.MOCKED_WIRING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
