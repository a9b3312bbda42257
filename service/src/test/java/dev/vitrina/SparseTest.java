package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

import dev.vitrina.product.FieldSelection.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/** Chosen fields are cut out of the entry that whole answers come from too. */
final class SparseTest {

    private static final TestService SERVICE = TestService.start("demo.plan", "enterprise");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({"/v1/products?limit=20, products, PRODUCT", "/v1/products/awkward-markup?, '', PRODUCT",
        "/v1/products/handle/awkward-no-image?, '', PRODUCT", "'/v1/products?ids=7412300000421,9', products, PRODUCT",
        "/v1/products/awkward-120-variants/variants?limit=9, variants, VARIANT"})
    void anyFieldsAreTheWholeAnswerWithoutTheOthers(String path, String list, Subject subject) throws Exception {
        JsonNode whole = SERVICE.json(path);
        long calls = SERVICE.demo().calls();
        Random random = new Random(4);
        for (int round = 0; round < 30; round++) {
            List<String> fields = new ArrayList<>(subject.fields());
            Collections.shuffle(fields, random);
            fields = fields.subList(0, 1 + random.nextInt(fields.size()));
            JsonNode expected = whole.deepCopy();
            List<String> kept = fields;
            Consumer<JsonNode> prune = node -> ((ObjectNode) node).retain(kept);
            (list.isEmpty() ? List.of(expected) : expected.path(list)).forEach(prune);
            assertThat(SERVICE.json(path + "&fields=" + String.join(",", fields)).toString())
                    .isEqualTo(expected.toString());
        }
        assertThat(SERVICE.demo().calls()).isEqualTo(calls);
    }

    @Test
    void allFieldsCanBeChosen() throws Exception {
        JsonNode product = SERVICE.json("/v1/products/awkward-120-variants");
        assertThat(product.propertyNames()).containsExactlyElementsOf(Subject.PRODUCT.fields());
        assertThat(product.path("variants").path(0).propertyNames())
                .containsExactlyElementsOf(Subject.VARIANT.fields());
    }

    @Test
    void anEntityTagStandsForOneChoiceAndOrderMeansNothing() throws Exception {
        Set<String> etags = new HashSet<>();
        for (String fields : new String[]{"", "&fields=id", "&fields=title", "&fields=id,title", "&fields=sample",
            "&fields=" + String.join(",", Subject.PRODUCT.fields())}) {
            HttpResponse<byte[]> response = SERVICE.get("/v1/products?limit=3" + fields);
            assertThat(etags.add(header(response, "ETag"))).as(fields).isTrue();
            HttpResponse<byte[]> again = SERVICE.get("/v1/products?limit=3" + fields, "If-None-Match",
                    header(response, "ETag"));
            assertThat(again.statusCode()).isEqualTo(304);
        }
        assertThat(header(SERVICE.get("/v1/products?limit=3&fields=title,id,title"), "ETag"))
                .isEqualTo(header(SERVICE.get("/v1/products?limit=3&fields=id,title"), "ETag"));
    }

    @Test
    void theNextPageHasTheSameFields() throws Exception {
        HttpResponse<byte[]> first = SERVICE.get("/v1/products?limit=3&fields=title,id");
        String link = header(first, "Link");
        assertThat(link).contains("&fields=id%2Ctitle&");
        JsonNode second = SERVICE.json(link.substring(1, link.indexOf('>')));
        assertThat(second.path("products").path(0).propertyNames()).containsExactly("id", "title");
    }

    @Test
    void aCursorIsGoodForOtherFieldsToo() throws Exception {
        String cursor = SERVICE.json("/v1/products?limit=3&fields=id").path("page").path("next").asString();
        assertThat(SERVICE.get("/v1/products?limit=4&fields=title&cursor=" + cursor).statusCode()).isEqualTo(200);
    }
}
