package dev.vitrina.shopify;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

final class BudgetTest {

    private static final long SECOND = 1_000_000_000;

    private final Budget budget = new Budget();

    @Test
    void nothingIsKnownAtFirstAndEverythingCanBePaid() {
        assertThat(budget.isKnown()).isFalse();
        assertThat(budget.until(1_000_000, 0)).isZero();
        budget.promise(100);
        budget.spend(100, 0);
        assertThat(budget.isKnown()).isFalse();
        assertThat(budget.spendable(0)).isInfinite();
        budget.untold();
        assertThat(budget.isKnown()).as("what is not told is known not to be").isTrue();
        assertThat(budget.until(1_000_000, 0)).isZero();
        assertThat(budget.reserve(0.5, 108)).isZero();
    }

    @Test
    void fillsByTimeUpToItsSizeAlsoAcrossTheWrapOfTheClock() {
        long now = Long.MAX_VALUE - SECOND;
        told(50, now);
        assertThat(budget.spendable(now)).isEqualTo(50);
        assertThat(budget.spendable(now + 3 * SECOND)).isEqualTo(80);
        assertThat(budget.spendable(now + 60 * SECOND)).isEqualTo(200);
    }

    @Test
    void saysWhenWhatIsLackingWillHaveFlowedIn() {
        told(50, 0);
        assertThat(budget.until(50, 0)).isZero();
        assertThat(budget.until(108, 0)).isEqualTo(Duration.ofMillis(5_800));
        assertThat(budget.until(108, 5 * SECOND)).isEqualTo(Duration.ofMillis(800));
        assertThat(budget.until(300, 0)).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void callsUnderWayAreCountedAtWhatTheyMayCost() {
        told(200, 0);
        budget.promise(108);
        assertThat(budget.spendable(0)).isEqualTo(92);
        budget.promise(108);
        assertThat(budget.spendable(0)).isEqualTo(-16);
        budget.giveBack(108);
        assertThat(budget.spendable(0)).isEqualTo(92);
        budget.settle(108, new CostReport(108, 150, 200, 10), 0);
        assertThat(budget.spendable(0)).isEqualTo(150);
    }

    @Test
    void aCallThatEndedWithoutAWordCountsAsCharged() {
        told(200, 0);
        budget.promise(108);
        budget.spend(108, SECOND);
        assertThat(budget.spendable(SECOND)).isEqualTo(92);
        budget.promise(108);
        budget.spend(108, SECOND);
        assertThat(budget.spendable(SECOND)).isZero();
    }

    @Test
    void anotherAppThatEmptiesTheBucketIsBelieved() {
        told(200, 0);
        told(3, SECOND);
        assertThat(budget.spendable(SECOND)).isEqualTo(3);
    }

    @Test
    void aBucketThatNothingFlowsIntoIsNeverFull() {
        budget.settle(0, new CostReport(null, 0, 0, 0), 0);
        assertThat(budget.until(1, 0)).isEqualTo(Budget.FOREVER);
    }

    @Test
    void onlyAReportThatMakesSenseIsRead() {
        assertThat(report("200", "150", "10")).isEqualTo(new CostReport(108, 150, 200, 10));
        assertThat(report("200", "500", "10")).isEqualTo(new CostReport(108, 200, 200, 10));
        assertThat(report("200", "-1", "10")).isNull();
        assertThat(report("200", "null", "10")).isNull();
        assertThat(report("\"200\"", "150", "10")).isNull();
        assertThat(report("1e999", "150", "10")).isNull();
        assertThat(CostReport.read(JsonMapper.shared().readTree("{}"))).isNull();
        assertThat(CostReport.read(JsonMapper.shared().readTree("[1]"))).isNull();
    }

    private static @Nullable CostReport report(String maximum, String available, String restoreRate) {
        return CostReport.read(JsonMapper.shared().readTree("""
                {"extensions":{"cost":{"requestedQueryCost":108,"actualQueryCost":null,"throttleStatus":{
                "maximumAvailable":%s,"currentlyAvailable":%s,"restoreRate":%s}}}}""".formatted(maximum, available,
                restoreRate)));
    }

    private void told(double available, long now) {
        budget.settle(0, new CostReport(null, available, 200, 10), now);
    }
}
