package dev.vitrina.lookup;

import java.util.Map;

/**
 * How many loads there were since the start. Immutable.
 *
 * @param awaited loads that were begun for somebody who waits: a caller, or the warm-up
 * @param behind loads that were begun behind an answer
 * @param collapsed callers who joined a load that another had begun
 * @param skippedRefreshes refreshes that would have been in vain and were not begun, by why; without those of which there were none
 */
public record LoadCounts(long awaited, long behind, long collapsed, Map<Reason, Long> skippedRefreshes) {

    /**
     * Makes the counts.
     *
     * @param skippedRefreshes is copied
     */
    public LoadCounts {
        skippedRefreshes = Map.copyOf(skippedRefreshes);
    }
}
