package dev.vitrina;

import java.util.Map;

import dev.vitrina.cache.MemoryPages;
import dev.vitrina.ops.HealthComponent;
import dev.vitrina.ops.HealthStatus;

/** What memory holds; it is bounded, so it is always well. */
record CacheComponent(MemoryPages memory) implements HealthComponent {

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Finding look() {
        MemoryPages.Usage usage = memory.usage();
        return new Finding(HealthStatus.UP, "", Map.of(
                "entries", usage.pages().entries() + usage.products().entries(),
                "weight_bytes", usage.pages().weight() + usage.products().weight()));
    }
}
