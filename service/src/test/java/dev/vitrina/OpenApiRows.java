package dev.vitrina;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What to ask for to see every answer of openapi.yaml once, and more of those that matter. */
final class OpenApiRows {

    private static final String PRODUCT = "awkward-no-image";
    private static final String ID = "7412303768741"; // of the same
    private static final String MARKET = "market=XX";

    /** What the service is like. */
    enum State {
        FRESH, STALE, LAST_KNOWN_GOOD, SAMPLE, DOWN, KEYS, BUSY, STARTING, NO_HOST
    }

    /**
     * One path of the document.
     *
     * @param template the path as the document has it
     * @param lookedUp whether it is answered by the levels, and not from the settings
     * @param good requests that are answered with 200; those of the lookup by each level that holds the first products
     * @param wrong parameters that are refused, or null where there are none
     * @param absent paths that name no product
     */
    record Sample(String template, boolean lookedUp, List<String> good, @Nullable String wrong, List<String> absent) {
        String path() {
            return good.getFirst().replaceFirst("\\?.*", "");
        }
    }

    /** One request; the label is the source of an answer or the type of a problem. */
    record Row(State state, String method, String template, String target, int status, String label,
            List<String> headers) {
        @Override
        public String toString() {
            String shown = target.length() > 80 ? target.substring(0, 80) + "…" : target;
            return state + " " + method + " " + shown + " " + status + " " + label;
        }

        ContractDocument.Line line() {
            return new ContractDocument.Line(template, method, status);
        }
    }

    static final List<Sample> SAMPLES = List.of(
            new Sample("/v1/products", true,
                    List.of("/v1/products?limit=5", "/v1/products/?limit=20&sort=-title&market=US&unknown=1",
                            "/v1/products?category=Jackets&available=true", "/v1/products?q=atlas&sort=-relevance",
                            "/v1/products?vendor=L%27Atelier%20Nord&tag=summer&available=false",
                            "/v1/products?limit=2&fields=id,title,price,variants,image",
                            "/v1/products?ids=" + ID, "/v1/products?fields=sample,id&ids=" + ID),
                    MARKET, List.of()),
            new Sample("/v1/products/{ref}", true,
                    List.of("/v1/products/" + PRODUCT, "/v1/products/" + ID + "/?fields=id,compare_at_price"), MARKET,
                    List.of("/v1/products/no-such-thing", "/v1/products/0")),
            new Sample("/v1/products/handle/{handle}", true, List.of("/v1/products/handle/" + PRODUCT), MARKET,
                    List.of("/v1/products/handle/7")),
            new Sample("/v1/products/{ref}/variants", true,
                    List.of("/v1/products/" + PRODUCT + "/variants", "/v1/products/" + ID + "/variants?limit=2",
                            "/v1/products/" + PRODUCT + "/variants?fields=id,options"),
                    "limit=0", List.of("/v1/products/no-such-thing/variants")),
            new Sample("/v1/products/handle/{handle}/variants", true,
                    List.of("/v1/products/handle/" + PRODUCT + "/variants?limit=2"), "cursor=x",
                    List.of("/v1/products/handle/7/variants")),
            new Sample("/v1/categories", true, List.of("/v1/categories"), MARKET, List.of()),
            new Sample("/v1/markets", false, List.of("/v1/markets"), null, List.of()),
            new Sample("/openapi.yaml", false, List.of("/openapi.yaml"), null, List.of()),
            new Sample("/health", false, List.of("/health"), null, List.of()),
            new Sample("/health/live", false, List.of("/health/live"), null, List.of()),
            new Sample("/health/ready", false, List.of("/health/ready"), null, List.of()),
            new Sample("/health/started", false, List.of("/health/started"), null, List.of()));

    private static final Set<String> NOT_BEFORE_THE_START = Set.of("/health/ready", "/health/started");

    private final List<Row> rows = new ArrayList<>();
    private final String method;

    private OpenApiRows(String method) {
        this.method = method;
    }

    static List<Row> all() {
        List<Row> all = new ArrayList<>();
        for (String method : new String[]{"GET", "HEAD"}) {
            OpenApiRows rows = new OpenApiRows(method);
            SAMPLES.forEach(rows::add);
            all.addAll(rows.rows);
        }
        return all;
    }

    private void add(Sample sample) {
        if (sample.template().startsWith("/health")) {
            addHealth(sample);
            return;
        }
        for (String good : sample.good()) {
            String source = sample.lookedUp() || sample.template().equals("/v1/markets") ? "memory" : "";
            addFound(State.FRESH, sample, good, source);
            add(State.FRESH, sample, good, 200, source, "Accept-Encoding", "gzip");
            if (sample.lookedUp()) {
                addFound(State.STALE, sample, good, "stale");
                addFound(State.LAST_KNOWN_GOOD, sample, good, "last-known-good");
                add(State.DOWN, sample, good, 503, "unavailable");
                add(State.DOWN, sample, good, 504, "not-cached", "Cache-Control", "only-if-cached");
            }
        }
        if (sample.template().equals("/v1/products")) {
            addFound(State.SAMPLE, sample, sample.path() + "?limit=3", "sample");
            add(State.FRESH, sample, sample.path() + "?limit=3&cursor=x", 400, "bad-cursor");
            add(State.FRESH, sample, sample.path() + "?ids=9," + ID, 200, "");
        }
        addErrors(sample);
    }

    private void addHealth(Sample sample) {
        for (String end : new String[]{"", "/", "?unknown=1"}) {
            add(State.FRESH, sample, sample.path() + end, 200, "");
        }
        if (NOT_BEFORE_THE_START.contains(sample.template())) {
            add(State.STARTING, sample, sample.path(), 503, "not-ready");
        } else {
            add(State.STARTING, sample, sample.path(), 200, "");
        }
        addErrors(sample);
    }

    private void addFound(State state, Sample sample, String target, String source) {
        add(state, sample, target, 200, source);
        add(state, sample, target, 304, source, "If-None-Match", "*");
    }

    private void addErrors(Sample sample) {
        String wrong = sample.wrong();
        if (wrong != null) {
            add(State.FRESH, sample, sample.path() + "?" + wrong, 400,
                    wrong.startsWith("cursor") ? "bad-cursor" : "bad-parameter");
        }
        sample.absent().forEach(absent -> add(State.FRESH, sample, absent, 404, "product-not-found"));
        if (sample.template().startsWith("/v1/")) {
            add(State.KEYS, sample, sample.path(), 401, "unauthorized");
            add(State.KEYS, sample, sample.path(), 401, "unauthorized", "X-API-Key", "wrong");
            add(State.KEYS, sample, sample.good().getFirst(), 200, "", "X-API-Key", DocumentedStates.KEY);
        }
        if (sample.template().startsWith("/health")) {
            add(State.BUSY, sample, sample.path(), 200, "");
            add(State.KEYS, sample, sample.path(), 200, "");
        } else {
            add(State.BUSY, sample, sample.path(), 503, "overloaded");
        }
        add(State.NO_HOST, sample, sample.path(), 400, "bad-request");
        add(State.FRESH, sample, sample.path() + "?x=" + "x".repeat(9_000), 414, "uri-too-long");
        add(State.FRESH, sample, sample.path(), 431, "headers-too-large", "X-Large", "x".repeat(20_000));
    }

    private void add(State state, Sample sample, String target, int status, String label, String... headers) {
        rows.add(new Row(state, method, sample.template(), target, status, label, List.of(headers)));
    }
}
