package dev.vitrina.api;

import java.time.Duration;
import java.util.Locale;

import dev.vitrina.lookup.HitRatio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ServerTimingTest {

    private static final String WHOLE = "lookup;dur=212.34, shopify;dur=212.2, hit-ratio;desc=\"0.973\"";
    private static final HitRatio SOME = new HitRatio(973, 1_000);

    @Test
    void namesTheLookupTheWaitAndTheRatio() {
        assertThat(whole()).isEqualTo(WHOLE);
    }

    private static String whole() {
        return ServerTiming.text(212_340_000, Duration.ofNanos(212_290_000), SOME);
    }

    @Test
    void leavesOutWhatThereIsNot() {
        assertThat(ServerTiming.text(40_000, Duration.ZERO, SOME))
                .isEqualTo("lookup;dur=0.04, hit-ratio;desc=\"0.973\"");
        assertThat(ServerTiming.text(40_000, Duration.ZERO, new HitRatio(0, 0))).isEqualTo("lookup;dur=0.04");
    }

    @ParameterizedTest
    @CsvSource({"1,1,0.01,0.0", "10000,10000,0.01,0.0", "10001,1,0.02,0.0", "999999,99999,1.00,0.0",
        "1000001,1000001,1.01,1.0", "1500000000,1500000000,1500.00,1500.0", "90061050000000,5,90061050.00,0.0"})
    void aLookupIsNeverNothingAndAWaitNeverLongerThanItsLookup(long lookup, long waited, String first, String second) {
        assertThat(ServerTiming.text(lookup, Duration.ofNanos(waited), new HitRatio(0, 0)))
                .isEqualTo("lookup;dur=" + first + ", shopify;dur=" + second);
    }

    @ParameterizedTest
    @CsvSource({"0,7,0.000", "1,1000,0.001", "1,10,0.100", "1999,2000,0.999", "7,7,1.000"})
    void theRatioHasThreeDecimals(long hits, long answers, String ratio) {
        assertThat(ServerTiming.text(10_000, Duration.ZERO, new HitRatio(hits, answers)))
                .endsWith("hit-ratio;desc=\"" + ratio + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void numbersHaveAPointAndPlainDigitsWhateverTheLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(whole()).isEqualTo(WHOLE);
        } finally {
            Locale.setDefault(before);
        }
    }
}
