package dev.vitrina.acceptance.tiers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The numbers are those of the success criteria, and a file that says anything else than it may is refused. */
final class TiersFileTest {

    @Test
    void theNumbersAreThoseOfTheSuccessCriteria() {
        Tiers tiers = TiersFile.standard();
        assertThat(tiers.of(Objective.HEALTH_P99)).isEqualTo(new Tiers.Limits("ms", true,
                tiers(104_000, 2000, 1000, 500, 20)));
        assertThat(tiers.of(Objective.PRODUCTS_P99)).isEqualTo(new Tiers.Limits("ms", true,
                tiers(64_000, 10_000, 5000, 2000, 1600)));
        assertThat(tiers.of(Objective.FAILURE_RATE)).isEqualTo(new Tiers.Limits("%", true,
                Map.of(Tier.BASELINE, 50d, Tier.MINIMUM, 20d, Tier.TARGET, 10d, Tier.EXCELLENCE, 5d)));
        assertThat(tiers.of(Objective.CAPACITY)).isEqualTo(new Tiers.Limits("requests/s", false,
                tiers(0.27, 1, 2, 5, 2000)));
        assertThat(tiers.of(Objective.STABILITY)).isEqualTo(new Tiers.Limits("min", false,
                Map.of(Tier.MINIMUM, 10d, Tier.TARGET, 10d, Tier.EXCELLENCE, 10d, Tier.RECORD, 10d)));
        assertThat(tiers.of(Objective.HIT_RATIO)).isEqualTo(new Tiers.Limits("%", false,
                Map.of(Tier.TARGET, 30d, Tier.EXCELLENCE, 50d)));
        assertThat(tiers.of(Objective.FUNCTIONAL).unit()).isEqualTo("checks");
    }

    @Test
    void theBoundsOfTheRulesAreThoseOfTheDesign() {
        assertThat(TiersFile.standard().bounds()).isEqualTo(new Tiers.Bounds(200, 100, 95, 500, 5, 10, 1.5, 1.1, 16));
        assertThat(TiersFile.standard().validity()).isEqualTo(new Tiers.Validity(99, 100, 75, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            minimum: "< 2 s"            | minimun: "< 2 s"          | tiers.health-p99.minimun: unknown key
            minimum: "< 2 s"            |                           | tiers.health-p99.minimum: is missing
            minimum: "< 2 s"            | minimum: "< 2"            | tiers.health-p99.minimum: '< 2' has no unit
            minimum: "< 2 s"            | minimum: 2                | tiers.health-p99.minimum: '2' has no unit
            minimum: "< 2 s"            | minimum: "< 2 h"          | tiers.health-p99.minimum: unknown unit 'h'
            minimum: "< 2 s"            | minimum: "< 2 %"          | tiers.health-p99.minimum: is in %, which is no ms
            minimum: "< 2 s"            | minimum: "> 2 s"          | tiers.health-p99.target: is on another side than the tier below
            minimum: "< 2 s"            | minimum: "2 s"            | tiers.health-p99.minimum: must begin with < or >
            minimum: "< 2 s"            | minimum: [2]              | tiers.health-p99.minimum: must be a number with a unit
            minimum: "< 2 s"            | minimum: soon             | tiers.health-p99.minimum: 'soon' is not a number with a unit
            minimum: "< 2 s"            | minimum: rule             | tiers.health-p99.minimum: 'rule' is not a number with a unit
            minimum: "< 2 s"            | minimum: "< 900 ms"       | tiers.health-p99.target: asks for less than the tier below it
            minimum: "< 2 s"            | minimum: "< 105 s"        | tiers.health-p99.minimum: asks for less than the tier below it
            record: "> 2000 requests/s" | record: "> 4 requests/s"  | tiers.capacity.record: asks for less than the tier below it
            baseline: 104 s             | baseline: "< 104 s"       | tiers.health-p99.baseline: takes no '<'
            unit: ms                    | unit: parsec              | tiers.health-p99.unit: unknown unit 'parsec'
            slice: 10 s                 | slice: "> 10 s"           | bounds.slice: takes no '>'
            slice: 10 s                 | slices: 10 s              | bounds.slices: unknown key
            most-cpu: 75 %              |                           | validity.most-cpu: is missing
            validity:                   | valid:                    | valid: unknown key
            most-cpu: 75 %              | most-lag-p99: 1 ms        | Duplicate Object property "most-lag-p99"
            """)
    void aFileThatSaysSomethingElseIsRefusedByName(String text, String instead, String message) throws IOException {
        String file = file();
        assertThat(file).contains(text);
        String changed = file.replaceFirst(Pattern.quote(text),
                Matcher.quoteReplacement(instead == null ? "" : instead));
        assertThatThrownBy(() -> TiersFile.parse(changed)).isInstanceOf(BadTiersException.class)
                .hasMessageStartingWith("tiers.yaml: ").hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> TiersFile.parse("")).isInstanceOf(BadTiersException.class)
                .hasMessageContaining("the file: must be a mapping");
    }

    @Test
    void aValueThatIsTheLimitDoesNotHoldIt() {
        Tiers.Limits below = TiersFile.standard().of(Objective.HEALTH_P99);
        assertThat(below.holds(Tier.EXCELLENCE, 499.999)).isTrue();
        assertThat(below.holds(Tier.EXCELLENCE, 500)).isFalse();
        Tiers.Limits above = TiersFile.standard().of(Objective.CAPACITY);
        assertThat(above.holds(Tier.MINIMUM, 1)).isFalse();
        assertThat(above.holds(Tier.MINIMUM, 1.001)).isTrue();
    }

    private static Map<Tier, Double> tiers(double baseline, double minimum, double target, double excellence,
            double record) {
        return Map.of(Tier.BASELINE, baseline, Tier.MINIMUM, minimum, Tier.TARGET, target, Tier.EXCELLENCE, excellence,
                Tier.RECORD, record);
    }

    private static String file() throws IOException {
        try (InputStream file = TiersFile.class.getResourceAsStream("/tiers.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
