package dev.vitrina.demo;

import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A place in a sorted list. It holds what the list is sorted by, not a count, so that a list read on from it neither
 * repeats nor skips when something before it vanishes.
 *
 * @param sort the name of the order
 * @param number what is sorted by, where that is a number, else 0
 * @param text what is sorted by, where that is a text, else empty
 * @param id decides among equals
 */
record Position(String sort, long number, String text, long id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::number)
            .thenComparing(Position::text)
            .thenComparingLong(Position::id);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** The position as callers get it: base64 of a JSON object. */
    String cursor() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sort", sort);
        json.put("last_number", number);
        json.put("last_text", text);
        json.put("last_id", id);
        return Base64.getEncoder().encodeToString(Json.bytes(json));
    }

    /** Reads a cursor; throws {@link RefusedQuery} if it is damaged or belongs to another order. */
    static Position read(String cursor, String sort) {
        try {
            JsonNode json = Json.read(Base64.getDecoder().decode(cursor));
            Position position = new Position(json.required("sort").stringValue(),
                    json.required("last_number").longValue(), json.required("last_text").stringValue(),
                    json.required("last_id").longValue());
            if (position.sort.equals(sort)) {
                return position;
            }
        } catch (JacksonException | IllegalArgumentException _) {
            // Garbage gets the same answer as a cursor of another list.
        }
        throw new RefusedQuery("Invalid cursor for current pagination sort.");
    }
}
