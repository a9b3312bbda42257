package dev.vitrina.loadtest.traffic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import dev.vitrina.loadtest.TrafficClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TrafficPlanTest {

    private static final Catalogue CATALOGUE = new Catalogue(IntStream.range(0, 1700)
            .mapToObj(i -> new Catalogue.Product("" + (1000 + i), "h" + i, "v" + i % 10, "c" + i % 12)).toList());
    private static final TrafficPlan PLAN = plan(7);

    private static TrafficPlan plan(long seed) {
        return TrafficPlan.of(Traffic.ofTheGate(), CATALOGUE, seed, Duration.ofMinutes(4));
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(plan(7)).isEqualTo(PLAN);
        assertThat(plan(8)).isNotEqualTo(PLAN);
    }

    @Test
    void hasTheSharesThatWereAskedFor() {
        Map<TrafficClass, Integer> counts = new HashMap<>();
        PLAN.requests().forEach(request -> counts.merge(request.trafficClass(), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of(TrafficClass.FRESH, 7488, TrafficClass.STALE, 2160, TrafficClass.EXPIRED,
                2160, TrafficClass.COLD_PAGE, 2016, TrafficClass.COLD_SINGLE, 432, TrafficClass.NOT_FOUND, 144,
                TrafficClass.HEALTH, 2400));
        assertThat(PLAN.repeatedColdSingles()).isZero();
    }

    @Test
    void eachRequestIsDueInItsTurnWhateverItIsFor() {
        long products = 0;
        long healths = 0;
        for (PlannedRequest request : PLAN.requests()) {
            long due = request.trafficClass() == TrafficClass.HEALTH
                    ? 50_000 + 100_000 * healths++
                    : products++ * 1_000_000 / 60;
            assertThat(request.dueMicros()).isEqualTo(due);
        }
    }

    @Test
    void singlesThatComeAgainAreHeldByTheLastKnownGoodCatalogue() {
        assertThat(PLAN.requests()).filteredOn(request -> request.trafficClass() != TrafficClass.COLD_SINGLE)
                .filteredOn(request -> request.expected() instanceof Expected.Single)
                .allMatch(request -> request.expected() instanceof Expected.Single(String id)
                        && Integer.parseInt(id) < 1000 + 100);
    }

    @Test
    void saysHowManyColdSinglesCameAgainForWantOfProducts() {
        Catalogue small = new Catalogue(CATALOGUE.products().subList(0, 500));
        TrafficPlan plan = TrafficPlan.of(Traffic.ofTheGate(), small, 7, Duration.ofMinutes(4));
        List<Expected> cold = plan.requests().stream()
                .filter(request -> request.trafficClass() == TrafficClass.COLD_SINGLE).map(PlannedRequest::expected)
                .toList();
        assertThat(plan.repeatedColdSingles()).isPositive()
                .isEqualTo(cold.size() - (int) cold.stream().distinct().count());
    }

    @Test
    void asksForEachKeyAgainWhenItIsInItsState() {
        assertThat(gap(TrafficClass.FRESH)[1]).isLessThan(900_000);
        assertThat(gap(TrafficClass.STALE)).satisfies(gap -> assertThat(gap[0]).isGreaterThan(5_500_000),
                gap -> assertThat(gap[1]).isLessThan(14_000_000));
        assertThat(gap(TrafficClass.EXPIRED)[0]).isGreaterThan(16_500_000);
        assertThat(gaps()).doesNotContainKeys(TrafficClass.COLD_PAGE, TrafficClass.COLD_SINGLE, TrafficClass.NOT_FOUND);
    }

    private static long[] gap(TrafficClass one) {
        return Objects.requireNonNull(gaps().get(one));
    }

    /** The shortest and the longest time between two requests for one path, by class. */
    private static Map<TrafficClass, long[]> gaps() {
        Map<String, Long> last = new HashMap<>();
        Map<TrafficClass, long[]> gaps = new HashMap<>();
        for (PlannedRequest request : PLAN.requests()) {
            Long before = last.put(request.path(), request.dueMicros());
            if (before != null) {
                long gap = request.dueMicros() - before;
                gaps.merge(request.trafficClass(), new long[]{gap, gap},
                        (a, b) -> new long[]{Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        }
        return gaps;
    }

    @Test
    void asksForNoColdSingleThatABatchBrings() {
        Set<String> batched = new HashSet<>();
        Set<String> cold = new HashSet<>();
        for (PlannedRequest request : PLAN.requests()) {
            if (request.expected() instanceof Expected.Batch(List<String> ids)) {
                batched.addAll(ids);
            } else if (request.expected() instanceof Expected.Single(String id)
                    && request.trafficClass() == TrafficClass.COLD_SINGLE) {
                cold.add(id);
            }
        }
        assertThat(cold).hasSize(432).doesNotContainAnyElementsOf(batched);
    }

    @Test
    void namesWhatIsWrongWithADescription() {
        assertThatThrownBy(() -> read("rate: 60 /s", "rate: 60")).hasMessageContaining("rate must be");
        assertThatThrownBy(() -> read("fresh: 52 %", "fresh: 53 %")).hasMessageContaining("sum to 100 %, not 101 %");
        assertThatThrownBy(() -> read("rate: 60 /s", "rat: 1 /s\nrate: 60 /s"))
                .hasMessage("unknown in the traffic: rat");
        assertThatThrownBy(() -> read("rate: 60 /s", "")).hasMessage("missing in the traffic: rate");
    }

    private static Traffic read(String from, String to) throws IOException {
        try (var yaml = Traffic.class.getResourceAsStream("traffic.yaml")) {
            String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
            return Traffic.read(new ByteArrayInputStream(
                    text.replaceFirst("(?m)^( *)" + from, "$1" + to).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
