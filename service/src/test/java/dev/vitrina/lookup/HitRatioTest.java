package dev.vitrina.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.vitrina.cache.Freshness;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductPage;
import dev.vitrina.product.ProductQuery;
import dev.vitrina.product.RenderedBody;
import dev.vitrina.product.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class HitRatioTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofNanos(1);
    private static final Provenance FRESH = new Provenance.Memory(
            new Freshness(Freshness.State.FRESH, false, Duration.ZERO, Duration.ofSeconds(1)));

    private static final RenderedBody BODY = Rendering.page(
            ProductQuery.Listing.first(5, new Market("US")), new ProductPage(List.of(), null));

    private final HitCounter counter = new HitCounter();

    @ParameterizedTest
    @CsvSource({"0,1,0", "1,1,1000", "1,2,500", "2,3,667", "1,3,333", "973,1000,973",
        "9995,10000,999", "99999,100000,999", "100000,100000,1000", "999999999999999,1000000000000000,999",
        "1,2001,0", "1,2000,1"})
    void isRoundedToThousandthsButIsTheWholeOnlyWhereAllWereHits(long hits, long answers, int thousandths) {
        assertThat(new HitRatio(hits, answers).isKnown()).isTrue();
        assertThat(new HitRatio(hits, answers).thousandths()).isEqualTo(thousandths);
    }

    @Test
    void isNotKnownBeforeTheFirstAnswer() {
        HitRatio ratio = counter.ratio();
        assertThat(ratio.isKnown()).isFalse();
        assertThatThrownBy(ratio::thousandths).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aHitIsAnsweredWithoutWaitingForTheShop() {
        counter.count(new Answered(new Answer.NotFound(FRESH), AT_ONCE));
        counter.count(new Answered(new Answer.Found(BODY, FRESH), AT_ONCE));
        assertThat(counter.ratio()).isEqualTo(new HitRatio(2, 2));
        counter.count(new Answered(new Answer.Found(BODY, FRESH), SHORT));
        counter.count(new Answered(new Answer.NotFound(FRESH), SHORT));
        counter.count(new Answered(new Answer.CursorRefused(), SHORT));
        assertThat(counter.ratio()).isEqualTo(new HitRatio(2, 5));
    }

    @Test
    void thatThereIsNoAnswerIsNoHitHoweverSoonItIsSaid() {
        counter.count(new Answered(new Answer.Unavailable(Reason.PAUSED), AT_ONCE));
        counter.count(new Answered(new Answer.Unavailable(Reason.PATIENCE), SHORT));
        assertThat(counter.ratio()).isEqualTo(new HitRatio(0, 2));
    }

    @Test
    void manyCountAtOnceAndNoneIsLost() throws Exception {
        int threads = 8;
        int each = 1_000_000;
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Answered answered = new Answered(new Answer.NotFound(FRESH), thread % 4 == 0 ? SHORT : AT_ONCE);
                all.add(callers.submit(() -> countOften(answered, each)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(counter.ratio()).isEqualTo(new HitRatio(6L * each, 8L * each));
    }

    private void countOften(Answered answered, int times) {
        for (int i = 0; i < times; i++) {
            counter.count(answered);
        }
        assertThat(counter.ratio().thousandths()).isBetween(0, 1000);
    }
}
