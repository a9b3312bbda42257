package dev.vitrina.acceptance.validity;

import java.util.Map;

import dev.vitrina.acceptance.evidence.Condition;
import dev.vitrina.acceptance.evidence.ConditionEvidence;
import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.evidence.ServerCount;
import dev.vitrina.acceptance.selfproof.Changed;
import dev.vitrina.acceptance.selfproof.GoodEvidence;
import dev.vitrina.acceptance.tiers.Tiers;
import dev.vitrina.acceptance.tiers.TiersFile;
import dev.vitrina.loadtest.Sample;
import dev.vitrina.loadtest.TrafficClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** 2000 requests for products and 240 for health were sent, and the service must have counted as many. */
final class CountsAgreeTest {

    private static final Tiers.Validity VALIDITY = TiersFile.standard().validity();
    private static final Evidence GOOD = GoodEvidence.full();

    private static final ServerCount HEALTH = new ServerCount(0, 240, 0);

    @Test
    void onePercentMoreOrLessIsValid() {
        assertThat(flaw(GOOD, new ServerCount(7, 2027, 0))).isNull();
        assertThat(flaw(GOOD, new ServerCount(7, 1987, 0))).isNull();
        assertThat(flaw(GOOD, new ServerCount(7, 2028, 0)))
                .isEqualTo("Route products: the service counted 2021, the generator sent 2000 and had 2000 answers");
        assertThat(flaw(GOOD, new ServerCount(7, 1986, 0))).contains("counted 1979");
    }

    @Test
    void requestsWithoutAnAnswerMayHaveReachedTheServiceOrNot() {
        int[] seen = {0};
        Evidence cut = Changed.samples(GOOD, Condition.CALM,
                each -> each.trafficClass() == TrafficClass.FRESH && seen[0]++ < 1000, CountsAgreeTest::unreached);
        assertThat(flaw(cut, new ServerCount(0, 1000, 0))).isNull();
        assertThat(flaw(cut, new ServerCount(0, 2000, 0))).isNull();
        assertThat(flaw(cut, new ServerCount(0, 989, 0))).isNotNull();
    }

    @Test
    void aRouteThatOnlyOneSideCountsIsInvalid() {
        assertThat(flaw(GOOD, Map.of("products", new ServerCount(0, 2000, 0))))
                .isEqualTo("The service did not count route health");
        assertThat(flaw(GOOD, Map.of("products", new ServerCount(0, 2000, 0), "health", HEALTH, "markets",
                new ServerCount(0, 1, 0)))).startsWith("Route markets");
    }

    @Test
    void aCounterThatBeganAnewIsInvalid() {
        assertThat(flaw(GOOD, new ServerCount(5000, 2000, 0))).isNotNull();
    }

    private static @Nullable String flaw(Evidence evidence, ServerCount products) {
        return flaw(evidence, Map.of("products", products, "health", HEALTH));
    }

    private static @Nullable String flaw(Evidence evidence, Map<String, ServerCount> counts) {
        ConditionEvidence calm = Changed.counts(evidence, Condition.CALM, counts).conditions().getFirst();
        return new CountsAgree().flaw(calm, evidence, VALIDITY);
    }

    private static Sample unreached(Sample sample) {
        return new Sample(sample.trafficClass(), sample.route(), sample.dueMillis(), sample.micros(), 0, "", "", false,
                "no answer");
    }
}
