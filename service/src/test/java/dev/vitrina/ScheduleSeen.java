package dev.vitrina;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static dev.vitrina.TestService.header;

/**
 * An answer as a caller sees it, or as the model expects it.
 *
 * @param labels status, version and every header by which an answer explains itself, without what the ttl is
 * @param secondsLeft the ttl in Cache-Status, or null where there is none
 */
record ScheduleSeen(String labels, @Nullable Long secondsLeft) {

    private static final Pattern FRESH = Pattern.compile("\\d+ v(\\d+), (?:memory|shopify), .*");
    private static final Pattern NUMBERS = Pattern.compile(" v\\d+|, age \\d*|, (?:public|no-store).*");
    private static final Pattern AGE = Pattern.compile(", age (\\d+), ");

    private static final Pattern TTL = Pattern.compile("ttl=(-?\\d+)");
    private static final Pattern VERSION = Pattern.compile("\"title\":\"v(\\d+)\"");

    static final String REUSABLE = "public, max-age=10, stale-while-revalidate=30";
    static final String NOT_REUSABLE = "public, max-age=0";

    static ScheduleSeen of(HttpResponse<byte[]> response) {
        String cacheStatus = header(response, "Cache-Status");
        Matcher ttl = TTL.matcher(cacheStatus);
        Long left = ttl.find() ? Long.valueOf(ttl.group(1)) : null;
        return new ScheduleSeen(
                labels(response.statusCode(), version(response), header(response, "Vitrina-Source"),
                        header(response, "Vitrina-Reason"), header(response, "Age"), TTL.matcher(cacheStatus)
                                .replaceFirst("ttl=#"),
                        header(response, "Cache-Control")),
                left);
    }

    /** The version of the product in the body; 0 where there is none. */
    static int version(HttpResponse<byte[]> response) {
        Matcher version = VERSION.matcher(new String(response.body(), StandardCharsets.UTF_8));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** The labels without what is a number. */
    String kind() {
        return NUMBERS.matcher(labels).replaceAll("");
    }

    boolean isFresh() {
        return FRESH.matcher(labels).matches();
    }

    /** Of what is called fresh; 0 where there is no such product. */
    int version() {
        Matcher version = FRESH.matcher(labels);
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    long ageMillis() {
        Matcher age = AGE.matcher(labels);
        return age.find() ? 1000 * Long.parseLong(age.group(1)) : 0;
    }

    static String labels(int status, int version, String source, String reason, String age, String cacheStatus,
            String cacheControl) {
        return status + " v" + version + ", " + source + ", " + reason + ", age " + age + ", " + cacheStatus + ", "
                + cacheControl;
    }

    static String fromMemory(ScheduleEntry entry, long now) {
        return of(entry, now, "memory", "", "vitrina; hit; ttl=#; detail=memory", REUSABLE);
    }

    static String fromShopify(ScheduleEntry entry, long now, boolean heldBefore, boolean collapsed) {
        return of(entry, now, "shopify", "",
                "vitrina; fwd=" + (heldBefore ? "stale" : "uri-miss") + "; stored" + (collapsed ? "; collapsed" : ""),
                REUSABLE);
    }

    static String staleAtOnce(ScheduleEntry entry, long now, String reason) {
        return of(entry, now, "stale", reason, "vitrina; hit; ttl=#; detail=" + reason, NOT_REUSABLE);
    }

    static String staleAfterWaiting(ScheduleEntry entry, long now, String reason) {
        return of(entry, now, "stale", reason, "vitrina; fwd=stale; detail=" + reason, NOT_REUSABLE);
    }

    static String unavailable(String reason) {
        return labels(503, 0, "", reason, "", "", "no-store");
    }

    private static String of(ScheduleEntry entry, long now, String source, String reason, String cacheStatus,
            String cacheControl) {
        return labels(entry.isFound() ? 200 : 404, entry.version(), source, reason,
                Long.toString((now - entry.startedAt()) / 1000), cacheStatus, cacheControl);
    }

    @Override
    public String toString() {
        return secondsLeft == null ? labels : labels.replace("ttl=#", "ttl=" + secondsLeft);
    }
}
