package dev.vitrina.product;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import dev.vitrina.product.ProductArray.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

final class ProductArrayTest {

    @Test
    void awkwardProductsComeBackAsTheyWere() {
        List<Product> products = TestProducts.awkward();
        Outcome outcome = ProductArray.read(written(products));
        assertThat(outcome).isEqualTo(new Outcome.Read(products));
        List<Variant> variants = ((Outcome.Read) outcome).products().getFirst().variants();
        assertThat(variants).hasSize(120);
        assertThat(variants.getFirst().options().keySet()).last().isEqualTo("a");
    }

    @Test
    void aSampleComesBackAsNone() {
        Product sample = TestProducts.plain(1, "t").asSample();
        assertThat(written(List.of(sample)).get(0).path("sample").asBoolean()).isTrue();
        assertThat(((Outcome.Read) ProductArray.read(written(List.of(sample)))).products().getFirst().sample())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "null", "\"x\"", "true"})
    void anythingElseIsNoArray(String json) {
        assertThat(ProductArray.read(JsonMapper.shared().readTree(json))).isEqualTo(new Outcome.NoArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/id | 7 | id | must be a text",
        "/id | \"0\" | id | must be a number in a text, such as \"7412300000421\"",
        "/id | \"abc\" | id | must be a number in a text, such as \"7412300000421\"",
        "/handle | \"\" | handle | must be a handle such as linen-shirt",
        "/title | null | title | must be a text",
        "/title | \"\\ud83d\" | title | holds half of a character",
        "/tags | [\"a\",1] | tags[1] | must be a text",
        "/price/amount | 5 | price.amount | must be a text",
        "/price/amount | \"1e5\" | price.amount | must be an amount in a text, such as \"50.00\"",
        "/price/currency | \"Euro\" | price.currency | must be a currency such as USD",
        "/inventory_quantity | 1.5 | inventory_quantity | must be a whole number",
        "/inventory_quantity | 99999999999 | inventory_quantity | must be a whole number",
        "/variants/1/price | \"5\" | variants[1].price | must be an object",
        "/variants/2/options | {\"a\\udd8a\":\"\"} | variants[2].options | holds half of a character",
        "/variants/0 | [] | variants[0] | must be an object",
        "/options | {} | options | must be an array",
        "/image | 7 | image | must be an object",
        "/created_at | \"yesterday\" | created_at | must be a time such as 2026-01-31T12:00:00Z"})
    void aMistakeIsNamedByWhereItStands(String pointer, String value, String field, String problem) {
        JsonNode array = written(TestProducts.awkward().reversed());
        set(array.get(2), pointer, JsonMapper.shared().readTree(value));
        assertThat(ProductArray.read(array)).isEqualTo(new Outcome.Bad(2, field, problem));
    }

    @Test
    void aProductOfAnotherTypeIsNamed() {
        assertThat(ProductArray.read(JsonMapper.shared().readTree("[7]")))
                .isEqualTo(new Outcome.Bad(0, "it", "must be an object"));
    }

    @Test
    void whatCannotBeNullMustBeThere() {
        List<String> missing = new ArrayList<>();
        JsonNode whole = written(TestProducts.awkward());
        for (String name : whole.get(0).propertyNames()) {
            JsonNode array = whole.deepCopy();
            ((ObjectNode) array.get(0)).remove(name);
            if (ProductArray.read(array) instanceof Outcome.Bad(int index, String field, String problem)) {
                assertThat(index + field + problem).isEqualTo(0 + name + "is missing");
                missing.add(field);
            }
        }
        assertThat(missing).containsExactly("id", "handle", "title", "description", "tags", "price", "available",
                "inventory_quantity", "options", "variants", "variants_count", "variants_complete", "created_at",
                "updated_at");
    }

    @Test
    void withoutATimeOfPublishingThatOfCreationCounts() {
        JsonNode array = written(TestProducts.awkward());
        ((ObjectNode) array.get(0)).remove("published_at");
        Product read = ((Outcome.Read) ProductArray.read(array)).products().getFirst();
        assertThat(read.publishedAt()).isEqualTo(read.createdAt());
    }

    private static void set(JsonNode product, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = product.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof tools.jackson.databind.node.ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static JsonNode written(List<Product> products) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
            ProductArray.write(json, products);
        }
        return JsonMapper.shared().readTree(out.toString());
    }
}
