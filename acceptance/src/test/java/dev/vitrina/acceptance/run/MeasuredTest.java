package dev.vitrina.acceptance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Generator;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.evidence.WarmUp;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import dev.vitrina.loadtest.run.Samples;
import dev.vitrina.loadtest.run.Samples.Departure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A request every 100 ms for 100 s, from 0; warm until 30 s, calm from 30 to 60 s, the shop down from 70 to 90 s. */
final class MeasuredTest {

    private static final String PAGE = "/v1/products";
    private static final States AS_PLANNED = (samples, _) -> samples;

    @Test
    void aRequestUnderWayWhileTheCountersAreReadMayBeCountedOrNot() {
        // The one due at 65,000 ms takes 900 ms, and the counters are read from 65,500 to 65,520 ms; the next are due at 65,500 and 65,600.
        List<Sample> samples = everyTenthOfASecond();
        samples.set(650, took(samples.get(650), 900_000));
        ConditionEvidence calm = measured().conditions(samples(samples), AS_PLANNED).getFirst();
        ServerCount count = Objects.requireNonNull(calm.counts().get(PAGE));
        // At the first reading, of 0 to 20 ms: those due at 0 and at 100 ms, which the server's clock may show earlier.
        long first = 2;
        long slow = 1;
        long near = samples.stream().filter(each -> Math.abs(each.dueMillis() - 65_510) <= 110).count();
        assertThat(count.underWay()).isEqualTo(first + slow + near);
        assertThat(count.before()).isZero();
        assertThat(count.after()).isEqualTo(650);
        assertThat(calm.samples()).hasSize(657);
    }

    @Test
    void requestsBelongToTheReadingsAroundTheirConditionAndAreJudgedInsideIt() {
        List<ConditionEvidence> conditions = measured().conditions(samples(everyTenthOfASecond()), AS_PLANNED);
        assertThat(conditions).extracting(ConditionEvidence::condition).containsExactly(Condition.CALM, Condition.DOWN);
        assertThat(conditions.getFirst().judged()).hasSize(300);
        assertThat(conditions.getLast().judged()).hasSize(200);
        assertThat(conditions.getLast().faults()).isEqualTo(17);
        assertThat(conditions.getLast().samples()).allMatch(each -> each.dueMillis() > 65_000);
    }

    @Test
    void whatNobodyAskedForIsNotHeldAgainstTheService() {
        ConditionEvidence calm = measured().conditions(samples(everyTenthOfASecond()), AS_PLANNED).getFirst();
        assertThat(calm.counts()).containsOnlyKeys(PAGE);
    }

    @Test
    void theGeneratorIsJudgedByWhatWasDueInTheCondition() {
        List<Departure> departures = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            // Late in the warm-up, which does not matter; one of calm is late, and two were never sent.
            departures.add(new Departure(i * 100L, i < 300 ? 5000 : i == 400 ? 70 : i == 500 || i == 501 ? -1 : 2));
        }
        Samples samples = new Samples(everyTenthOfASecond(), departures, 0, 0, 0.25, 0);
        Generator calm = measured().conditions(samples, AS_PLANNED).getFirst().generator();
        assertThat(calm).isEqualTo(new Generator(300, 298, 2000, 70_000, 0.25));
    }

    @Test
    void theWarmUpIsWhatWasDueBefore() {
        WarmUp warmUp = measured().warmUp(samples(everyTenthOfASecond()));
        assertThat(warmUp).isEqualTo(new WarmUp(0, 30_000, 300, 1));
    }

    @Test
    void aConditionWithoutAReadingAfterItIsRefused() {
        assertThatThrownBy(() -> new Measured(0, 30_000, List.of(new Window(Condition.CALM, 0, 1, 0)),
                List.of(reading(0, 0)), List.of(), "", "")).hasMessage("1 readings for 1 conditions");
    }

    private static Measured measured() {
        return new Measured(0, 30_000,
                List.of(new Window(Condition.CALM, 30_000, 60_000, 0), new Window(Condition.DOWN, 70_000, 90_000, 17)),
                List.of(reading(0, 0), reading(65_500, 650), reading(99_000, 990)), List.of(), "a", "a");
    }

    private static CounterReading reading(long at, long requests) {
        return new CounterReading(at, at + 20, Map.of(PAGE, requests, "/health/live", requests / 10));
    }

    private static Samples samples(List<Sample> samples) {
        return new Samples(samples, List.of(), 0, 0, 0.2, 0);
    }

    private static List<Sample> everyTenthOfASecond() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            samples.add(new Sample(TrafficClass.FRESH, PAGE, i * 100L, 1000, 200, "memory", "", true, ""));
        }
        return samples;
    }

    private static Sample took(Sample sample, long micros) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), micros, sample.status(),
                sample.source(), sample.reason(), sample.hit(), sample.failure());
    }
}
