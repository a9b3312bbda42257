package dev.vitrina.acceptance.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

import dev.vitrina.acceptance.evidence.HeapPoint;

/**
 * Looks at the heap of a service.
 *
 * @param every how often
 * @param service the service
 * @param collect makes it collect garbage first, where that is possible
 */
record HeapWatch(Duration every, ServiceUnderTest service, Collect collect) {

    /** Makes the service collect garbage. */
    interface Collect {

        /** Does so, and blocks until it is done. */
        void now() throws IOException, InterruptedException;
    }

    /** {@return the point, or nothing where the service does not say what is in use} */
    List<HeapPoint> look(long nowMillis) throws IOException, InterruptedException {
        collect.now();
        Scrape scrape = service.scrape();
        OptionalDouble used = scrape.heapAfterCollection();
        return used.isPresent()
                ? List.of(new HeapPoint(nowMillis, (long) used.getAsDouble(), scrape.cacheBytes()))
                : List.of();
    }
}
