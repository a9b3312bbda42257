package dev.vitrina;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** However many ask for the same at once, the shop is asked once. */
final class SingleFlightTest {

    private static final int CALLERS = 1_000;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/products?limit=7", "/v1/products/awkward-no-image"})
    void aThousandCallersOnAColdKeyAreOneCall(String path) throws Exception {
        try (TestService service = TestService.start();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            service.chaos("{\"hang\":true}");
            List<Future<Seen>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(callers.submit(() -> seen(service, path)));
            }
            await().until(() -> service.demo().callsInFlight() == 1);
            service.chaos("{\"hang\":false}");
            List<Seen> seen = new ArrayList<>();
            for (Future<Seen> one : all) {
                seen.add(one.get());
            }
            assertThat(service.demo().calls()).isEqualTo(1);
            assertThat(seen.stream().map(Seen::bodyHash).collect(Collectors.toSet())).hasSize(1);
            assertThat(seen.stream().filter(one -> one.cacheStatus().endsWith("stored"))).hasSizeLessThanOrEqualTo(1);
            assertThat(seen.stream().map(Seen::source).collect(Collectors.toSet()))
                    .isSubsetOf(Set.of("shopify", "memory"));
        }
    }

    private record Seen(int bodyHash, String source, String cacheStatus) {}

    private static Seen seen(TestService service, String path) throws Exception {
        var response = service.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new Seen(Arrays.hashCode(response.body()), TestService.header(response, "Vitrina-Source"),
                TestService.header(response, "Cache-Status"));
    }
}
