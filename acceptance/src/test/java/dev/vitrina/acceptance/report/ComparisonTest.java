package dev.vitrina.acceptance.report;

import java.util.List;

import dev.vitrina.acceptance.evidence.KeyStates;
import dev.vitrina.acceptance.evidence.Profile;
import dev.vitrina.acceptance.evidence.Run;
import dev.vitrina.acceptance.report.Comparison.Change;
import dev.vitrina.acceptance.report.Comparison.Compared;
import dev.vitrina.acceptance.report.Comparison.NotComparable;
import dev.vitrina.acceptance.report.Comparison.Trend;
import dev.vitrina.acceptance.report.Report.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ComparisonTest {

    @Test
    void worseIsOnlyWhatIsWorseByMoreThanATenth() {
        assertThat(trend(1_000, 1_100.0, "ms", true, null)).isEqualTo(Trend.SAME);
        assertThat(trend(1_000, 1_101.0, "ms", true, null)).isEqualTo(Trend.WORSE);
        assertThat(trend(1_000, 899.0, "ms", true, null)).isEqualTo(Trend.BETTER);
        assertThat(trend(1_000, 899.0, "requests/s", false, null)).isEqualTo(Trend.WORSE);
        assertThat(trend(1_000, 1_101.0, "requests/s", false, null)).isEqualTo(Trend.BETTER);
    }

    @Test
    void worseIsOnlyWhatAnybodyWouldNotice() {
        assertThat(trend(2, 7.0, "ms", true, null)).isEqualTo(Trend.SAME);
        assertThat(trend(2, 7.1, "ms", true, null)).isEqualTo(Trend.WORSE);
        assertThat(trend(0, 1.0, "%", true, null)).isEqualTo(Trend.SAME);
        assertThat(trend(0, 1.1, "%", true, null)).isEqualTo(Trend.WORSE);
    }

    @Test
    void worseIsOnlyWhatSlicesDoNotDifferByAnyway() {
        assertThat(trend(1_000, 1_300.0, "ms", true, 300.0)).isEqualTo(Trend.SAME);
        assertThat(trend(1_000, 1_301.0, "ms", true, 300.0)).isEqualTo(Trend.WORSE);
        Compared before = (Compared) Comparison.of(report(line(1_000, "ms", true, 300.0)),
                report(line(1_300, "ms", true, null)));
        assertThat(before.changes().getFirst().trend()).isEqualTo(Trend.SAME);
    }

    @Test
    void aValueThatIsGoneIsWorse() {
        Compared compared = (Compared) Comparison.of(report(line(5, "ms", true, null)), report(List.of()));

        assertThat(compared.worse()).extracting(Change::trend).containsExactly(Trend.GONE);
        assertThat(Words.change(compared.worse().getFirst()))
                .isEqualTo("health-p99 in calm: 5 ms before, no valid value now");
    }

    @Test
    void anInvalidValueIsNeverCompared() {
        List<Line> invalid = line(5, "ms", true, null).stream()
                .map(each -> new Line(each.objective(), each.condition(),
                        new Report.Said(Report.Kind.INVALID, null, "why"), 4.0, "ms", true, 1, "", null, null, null,
                        null, null, each.sources(), List.of()))
                .toList();

        assertThat(((Compared) Comparison.of(report(line(5, "ms", true, null)), report(invalid))).worse())
                .extracting(Change::trend).containsExactly(Trend.GONE);
        assertThat(((Compared) Comparison.of(report(invalid), report(line(5, "ms", true, null)))).changes()).isEmpty();
    }

    @Test
    void aRunIsNotWorseThanItself() {
        Compared compared = (Compared) Comparison.of(Runs.report(), Runs.report());

        assertThat(compared.worse()).isEmpty();
        assertThat(compared.changes()).hasSize(19).extracting(Change::trend).containsOnly(Trend.SAME);
    }

    @Test
    void anotherMachineOrJdkOrProfileIsNotComparable() {
        Run run = Runs.report().run();
        assertThat(against(new Run("x", 0, Profile.QUICK, run.conditions(), KeyStates.PLANNED, "", "other", run.jdk(),
                "1", 42, run.overrides())))
                .isEqualTo(new NotComparable("another machine: other"));
        assertThat(against(new Run("x", 0, Profile.QUICK, run.conditions(), KeyStates.PLANNED, "", run.machine(), "24",
                "1", 42, run.overrides())))
                .isEqualTo(new NotComparable("another JDK: 24"));
        assertThat(against(new Run("x", 0, Profile.FULL, run.conditions(), KeyStates.PLANNED, "", run.machine(),
                run.jdk(), "1", 42, run.overrides())))
                .isEqualTo(new NotComparable("another profile: full"));
        assertThat(against(new Run("x", 0, Profile.QUICK, run.conditions(), KeyStates.PLANNED, "", run.machine(),
                run.jdk(), "1", 42, run.overrides())))
                .isInstanceOf(Compared.class);
    }

    @Test
    void reportsSayWhatIsWorse() {
        Comparison worse = Comparison.of(report(line(100, "ms", true, null)), report(line(200, "ms", true, null)));
        assertThat(ConsoleTable.of(Runs.report(), worse))
                .contains("Worse: health-p99 in calm: 100 ms before, 200 ms now");
        assertThat(MarkdownSummary.of(Runs.report(), worse)).contains("- worse: health-p99 in calm: 100 ms before");
        Comparison none = new NotComparable("another machine: a|b");
        assertThat(ConsoleTable.of(Runs.report(), none))
                .contains("Not comparable with the earlier run: another machine");
        assertThat(MarkdownSummary.of(Runs.report(), none)).contains("another machine: a\\|b");
    }

    private static Comparison against(Run earlier) {
        Report now = Runs.report();
        return Comparison.of(new Report(1, earlier, now.overall(), now.required(), now.passed(), now.judgements(),
                now.conditions(), now.warmUp(), now.capacity(), now.heap(), now.checks()), now);
    }

    private static Trend trend(double before, Double now, String unit, boolean smallerIsBetter,
            @Nullable Double spread) {
        Compared compared = (Compared) Comparison.of(report(line(before, unit, smallerIsBetter, null)),
                report(line(now, unit, smallerIsBetter, spread)));
        return compared.changes().getFirst().trend();
    }

    private static List<Line> line(double value, String unit, boolean smallerIsBetter, @Nullable Double spread) {
        Line line = Runs.report().judgements().getFirst();
        return List.of(new Line(line.objective(), line.condition(), line.verdict(), value, unit, smallerIsBetter, 1, "",
                null, null, null, null, spread, line.sources(), List.of()));
    }

    private static Report report(List<Line> lines) {
        Report report = Runs.report();
        return new Report(1, report.run(), report.overall(), report.required(), report.passed(), lines,
                report.conditions(), report.warmUp(), report.capacity(), report.heap(), report.checks());
    }
}
