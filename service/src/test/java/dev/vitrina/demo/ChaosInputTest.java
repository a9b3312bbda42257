package dev.vitrina.demo;

import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChaosInputTest {

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "{\"latency_ms\":-1};latency_ms", "{\"latency_ms\":120001};latency_ms", "{\"latency_ms\":1.5};latency_ms",
        "{\"latency_ms\":\"1\"};latency_ms", "{\"latency_ms\":null};latency_ms",
        "{\"latency_ms\":99999999999};latency_ms", "{\"error_rate\":1.01};error_rate",
        "{\"error_rate\":true};error_rate", "{\"throttle\":1};throttle", "{\"down\":\"true\"};down",
        "{\"hang\":null};hang", "{\"malformed\":0};malformed", "{\"slow_body\":[]};slow_body",
        "{\"empty\":{}};empty", "{\"ignore_search\":2};ignore_search", "{\"answer\":5};answer",
        "{\"answer\":{\"status\":99,\"content_type\":\"a/b\",\"body\":\"\"}};answer.status",
        "{\"answer\":{\"status\":200,\"content_type\":\"a\\r\\nb\",\"body\":\"\"}};answer.content_type",
        "{\"answer\":{\"status\":200,\"content_type\":\"a/b\"}};answer.body",
        "{\"answer\":{\"status\":200,\"content_type\":\"a/b\",\"body\":\"\",\"more\":1}};more",
        "{\"bucket\":{\"points\":-1,\"restore_per_s\":1}};bucket.points",
        "{\"bucket\":{\"points\":1}};bucket.restore_per_s", "{\"bucket\":7};bucket",
        "{\"cost_rule\":\"LINEAR\"};cost_rule", "{\"plan\":\"basic\"};plan", "{\"plan\":3};plan",
        "{\"reset\":1};reset", "{\"latency\":1};latency", "{\"down\":true,\"down\":false};down",
        "{\"down\":true} x;JSON", "{;JSON", "[];object", "null;object", "17;object", ";object"})
    void refusesBadInputWholly(String json, String named) {
        String before = shop.chaos("{\"error_rate\":0.25}").toString();
        String input = json == null ? "" : json;
        assertThat(shop.store.chaos(input)).isInstanceOfSatisfying(ChaosReply.Rejected.class,
                rejected -> assertThat(rejected.reason()).contains(named));
        String withGood = "{\"empty\":true," + input.substring(Math.min(1, input.length()));
        assertThat(shop.store.chaos(withGood)).isInstanceOf(ChaosReply.Rejected.class);
        assertThat(shop.chaos("{}")).hasToString(before);
    }

    @Test
    void mergesIntoTheStateAndShowsItWhole() {
        String settings = "{\"latency_ms\":0,\"error_rate\":0,\"throttle\":false,\"down\":false,\"hang\":false,"
                + "\"malformed\":false,\"slow_body\":false,\"empty\":false,\"ignore_search\":false,\"answer\":null,"
                + "\"bucket\":null,\"cost_rule\":\"logarithmic\",\"plan\":\"standard\"}";
        assertThat(shop.chaos("{}")).hasToString(settings);
        shop.chaos("{\"latency_ms\":120000,\"plan\":\"enterprise\"}");
        assertThat(shop.chaos("{\"reset\":false,\"empty\":true}").toString()).contains("\"latency_ms\":120000",
                "\"plan\":\"enterprise\"", "\"empty\":true");
        assertThat(shop.chaos("{\"reset\":true,\"error_rate\":1}")).hasToString(
                settings.replace("\"error_rate\":0", "\"error_rate\":1"));
        assertThat(shop.chaos("{\"reset\":true}")).hasToString(settings);
    }

    @Test
    void knowsEveryPlanAndRule() {
        for (Plan plan : Plan.values()) {
            shop.chaos("{\"plan\":\"" + plan.name().toLowerCase(Locale.ROOT) + "\"}");
        }
        for (CostRule rule : CostRule.values()) {
            shop.chaos("{\"cost_rule\":\"" + rule.name().toLowerCase(Locale.ROOT) + "\"}");
        }
    }
}
