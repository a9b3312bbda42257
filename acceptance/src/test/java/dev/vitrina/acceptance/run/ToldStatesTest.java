package dev.vitrina.acceptance.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static dev.vitrina.loadtest.TrafficClass.COLD_PAGE;
import static dev.vitrina.loadtest.TrafficClass.COLD_SINGLE;
import static dev.vitrina.loadtest.TrafficClass.EXPIRED;
import static dev.vitrina.loadtest.TrafficClass.FRESH;
import static dev.vitrina.loadtest.TrafficClass.HEALTH;
import static dev.vitrina.loadtest.TrafficClass.NOT_FOUND;
import static dev.vitrina.loadtest.TrafficClass.STALE;
import static org.assertj.core.api.Assertions.assertThat;

final class ToldStatesTest {

    private static final Window WINDOW = new Window(Condition.CALM, 0, 1000, 0);

    @Test
    void theAnswerTellsTheState() {
        assertThat(told(3, sample(EXPIRED, "memory", true), sample(STALE, "stale", true), sample(FRESH, "stale", false),
                sample(FRESH, "shopify", false), sample(STALE, "last-known-good", false), sample(FRESH, "", false)))
                .isEqualTo(Map.of(FRESH, 3L, STALE, 3L, EXPIRED, 3L, COLD_PAGE, 9L));
    }

    @Test
    void whatIsNoQuestionOfLivesStaysWhatItWas() {
        assertThat(told(1, sample(HEALTH, "", false), sample(NOT_FOUND, "memory", true),
                sample(COLD_SINGLE, "shopify", false)))
                .isEqualTo(Map.of(HEALTH, 1L, NOT_FOUND, 1L, COLD_SINGLE, 1L));
    }

    @Test
    void aClassOfTooFewJoinsTheNextSlowerOne() {
        List<Sample> samples = new ArrayList<>(Collections.nCopies(2, sample(FRESH, "stale", true)));
        samples.addAll(Collections.nCopies(1, sample(FRESH, "stale", false)));
        assertThat(counts(ToldStates.of(samples, WINDOW, 3))).isEqualTo(Map.of(EXPIRED, 3L));
        samples.removeLast();
        assertThat(counts(ToldStates.of(samples, WINDOW, 3))).isEqualTo(Map.of(COLD_PAGE, 2L));
    }

    @Test
    void whatIsNotJudgedDoesNotMakeAClassLargeEnough() {
        List<Sample> samples = List.of(sample(FRESH, "stale", true),
                new Sample(FRESH, "/v1/products", 1000, 1, 200, "stale", "", true, ""));
        assertThat(counts(ToldStates.of(samples, WINDOW, 2))).isEqualTo(Map.of(COLD_PAGE, 2L));
    }

    private static Map<TrafficClass, Long> told(int times, Sample... samples) {
        List<Sample> all = new ArrayList<>();
        for (Sample each : samples) {
            all.addAll(Collections.nCopies(times, each));
        }
        return counts(ToldStates.of(all, WINDOW, 3));
    }

    private static Map<TrafficClass, Long> counts(List<Sample> samples) {
        return samples.stream().map(Sample::trafficClass)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Sample sample(TrafficClass planned, String source, boolean hit) {
        return new Sample(planned, "/v1/products", 10, 1, 200, source, "", hit, "");
    }
}
