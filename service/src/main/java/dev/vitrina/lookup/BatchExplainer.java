package dev.vitrina.lookup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.vitrina.cache.CacheSettings;
import dev.vitrina.cache.Entry;
import dev.vitrina.cache.Freshness;
import dev.vitrina.lookup.Explanation.State;
import dev.vitrina.product.Market;
import dev.vitrina.product.ProductBatch;
import dev.vitrina.product.ProductKey;

/** Says what {@link BatchLookup} would answer, without asking for anything. Safe for use by many threads. */
record BatchExplainer(LookupSettings settings, CacheSettings lives, BatchLoader loader, NextLevel nextLevel,
        InstantSource clock) {

    private static final Freshness JUST_LOADED = new Freshness(Freshness.State.FRESH, false, Duration.ZERO,
            Duration.ZERO);

    Explanation explain(ProductBatch batch) throws InterruptedException {
        Market market = batch.market();
        HeldBatch held = held(batch);
        Map<Long, Answer> certain = new HashMap<>(held.fresh());
        refreshed(held, market, certain);
        Reason late = held.allHaveNets() ? Reason.SOFT_DEADLINE : Reason.PATIENCE;
        List<Long> asked = asked(held, market, certain);
        Map<Long, Answer> inTime = new HashMap<>(certain);
        Map<Long, Answer> tooLate = new HashMap<>(certain);
        for (long id : asked) {
            inTime.put(id, new Answer.NotFound(new Provenance.Shopify(JUST_LOADED, false, false)));
            tooLate.put(id, nextLevel.answer(BatchLookup.single(market, id), held.nets().get(id), late));
        }
        BatchLabel label = label(batch, inTime);
        BatchLabel otherwise = asked.isEmpty() ? null : label(batch, tooLate);
        Reason reason = label.reason() == null && otherwise != null ? otherwise.reason() : label.reason();
        Map<State, Integer> ids = states(batch, held);
        return new Explanation(null, ids.keySet().stream().max(Comparator.naturalOrder()).orElseThrow(), label.source(),
                otherwise == null ? null : otherwise.source(), reason,
                held.found().stream().map(Freshness::age).max(Comparator.naturalOrder()).orElse(null),
                held.found().stream().map(Freshness::ttlLeft).min(Comparator.naturalOrder()).orElse(null),
                loader.isLoadingAny(batch), null, loader.pausedUntil(batch), ids);
    }

    /** With what other nodes have of those that memory lacks. */
    private HeldBatch held(ProductBatch batch) throws InterruptedException {
        Market market = batch.market();
        HeldBatch held = HeldBatch.of(batch, id -> loader.peeked(market, id), Set.of(), lives, clock.instant());
        BatchSharing sharing = loader.sharing();
        if (sharing == null || held.lacking().isEmpty()) {
            return held;
        }
        Map<ProductKey, Entry> shared = sharing.peek(new ProductBatch(held.lacking(), market));
        return HeldBatch.of(batch, id -> BatchSharing.later(loader.peeked(market, id), market, id, shared),
                BatchSharing.of(batch, shared.keySet()), lives, clock.instant());
    }

    private static BatchLabel label(ProductBatch batch, Map<Long, Answer> answers) {
        return BatchLabel.of(batch.ids().stream().map(id -> Objects.requireNonNull(answers.get(id))).toList());
    }

    private void refreshed(HeldBatch held, Market market, Map<Long, Answer> answers) {
        if (held.stale().isEmpty()) {
            return;
        }
        Map<Long, Reason> obstacles = loader.refreshObstacles(new ProductBatch(held.refreshed(), market));
        held.stale().forEach((id, entry) -> answers.put(id, nextLevel.answer(BatchLookup.single(market, id), entry,
                obstacles.getOrDefault(id, Reason.REVALIDATING))));
    }

    /** Which ones the shop would be asked for; answers for the others that memory lacks. */
    private List<Long> asked(HeldBatch held, Market market, Map<Long, Answer> answers) {
        if (held.lacking().isEmpty()) {
            return List.of();
        }
        Map<Long, Reason> obstacles = loader.obstacles(new ProductBatch(held.lacking(), market),
                held.allHaveNets() ? settings.softDeadline() : settings.patience());
        obstacles.forEach((id, reason) -> answers.put(id,
                nextLevel.answer(BatchLookup.single(market, id), held.nets().get(id), reason)));
        List<Long> asked = new ArrayList<>(held.lacking());
        asked.removeAll(obstacles.keySet());
        return asked;
    }

    private static Map<State, Integer> states(ProductBatch batch, HeldBatch held) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        held.found().forEach(one -> states.merge(Explainer.state(one), 1, Integer::sum));
        int none = batch.ids().size() - held.found().size();
        if (none > 0) {
            states.put(State.NONE, none);
        }
        return states;
    }
}
