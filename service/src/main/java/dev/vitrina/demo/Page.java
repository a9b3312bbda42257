package dev.vitrina.demo;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.vitrina.demo.ProductSort.Placed;
import org.jspecify.annotations.Nullable;

/** A part of a list, as a GraphQL connection shows it. */
record Page<T>(List<Placed<T>> items, boolean hasPrevious, boolean hasNext) {

    static final int MOST = 250;

    List<T> nodes() {
        return items.stream().map(Placed::thing).toList();
    }

    /**
     * What a caller asks for.
     *
     * @param first null where the caller named no size
     * @param after null for the beginning of the list
     */
    record Request(@Nullable Integer first, @Nullable String after, boolean reverse) {

        /** Cuts the page out of a list sorted ascending; throws {@link RefusedQuery} for what Shopify refuses. */
        <T> Page<T> of(List<Placed<T>> sorted, String sort) {
            int size = size();
            Stream<Placed<T>> rest = (reverse ? sorted.reversed() : sorted).stream();
            if (after != null) {
                rest = rest.filter(behind(Position.read(after, sort)));
            }
            List<Placed<T>> found = rest.limit(size + 1L).toList();
            return new Page<>(found.subList(0, Math.min(size, found.size())), after != null, found.size() > size);
        }

        private <T> Predicate<Placed<T>> behind(Position last) {
            return item -> reverse ? item.position().compareTo(last) < 0 : item.position().compareTo(last) > 0;
        }

        private int size() {
            if (first == null) {
                throw new RefusedQuery("you must provide one of first or last");
            }
            if (first < 0 || first > MOST) {
                throw new RefusedQuery("first must be from 0 to " + MOST + ", but is " + first);
            }
            return first;
        }
    }
}
