package dev.vitrina;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.vitrina.demo.CostRule;
import dev.vitrina.demo.DemoSettings;
import dev.vitrina.demo.DemoStore;
import dev.vitrina.demo.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service as its operator runs it: a process of its own, started with {@code java -jar}. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class PackagedServiceIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("vitrina.distribution"));
    private static final Pattern LISTENS = Pattern
            .compile("Vitrina listens on (http://\\S+), ops on (http://[^\\s\"]+)\"$");
    private static final Pattern ENDED = Pattern.compile("msg=\"Vitrina has ended\"$");
    private static final Pattern READY = Pattern.compile("msg=\"Vitrina ready\"$");
    private static final String NO_TAG = "\"none\"";

    @TempDir
    private Path directory;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void servesTheDemoStoreAndEndsWhenToldTo() throws Exception {
        Process process = start(Map.of("VITRINA_HOST", "127.0.0.1"));
        Matcher listening = awaitLine(process, LISTENS);
        URI page = URI.create(listening.group(1)).resolve("/v1/products?limit=5");
        assertThat(get(URI.create(listening.group(2)).resolve("/metrics"), NO_TAG).body())
                .containsPattern("\nvitrina_build_info\\{version=\"[0-9][^\"]*\",jdk=\"[^\"]+\"} 1\n");
        HttpResponse<String> first = get(page, NO_TAG);
        HttpResponse<String> second = get(page, NO_TAG);
        assertThat(first.headers().firstValue("Vitrina-Source")).hasValue("shopify");
        assertThat(second.headers().firstValue("Vitrina-Source")).hasValue("memory");
        HttpResponse<String> unchanged = get(page, first.headers().firstValue("ETag").orElseThrow());
        assertThat(unchanged.statusCode()).isEqualTo(304);
        awaitLine(process, READY);
        assertThat(get(page.resolve("/v1/products"), NO_TAG).headers().firstValue("Vitrina-Source")).hasValue("memory");
        process.toHandle().destroy(); // unlike destroy(), it leaves the log open
        awaitLine(process, ENDED);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void servesAnyShopThatSpeaksTheSchema() throws Exception {
        DemoSettings settings = new DemoSettings(Duration.ZERO, Plan.STANDARD, CostRule.LOGARITHMIC);
        try (DemoStore shop = DemoStore.start(settings, InstantSource.system())) {
            Path token = Files.writeString(directory.resolve("token"), shop.token() + "\n");
            Process process = start(
                    Map.of("SHOPIFY_SHOP", "my-shop.myshopify.com", "SHOPIFY_TOKEN_FILE", token.toString(),
                            "SHOPIFY_URL", shop.url().toString()));
            URI page = listening(process).resolve("/v1/products?limit=5");
            String fromOtherShop = get(page, NO_TAG).body();
            assertThat(shop.calls("Products")).isPositive();
            assertThat(fromOtherShop)
                    .isEqualTo(get(listening(start(Map.of())).resolve("/v1/products?limit=5"), NO_TAG).body());
        }
    }

    @Test
    void logsInTheFormatThatIsSet() throws Exception {
        Process process = start(Map.of("JAVA_TOOL_OPTIONS", "-Dlog.format=json"));
        assertThat(
                awaitLine(process, Pattern.compile("^\\{\"time\":\".*\"msg\":\"Vitrina listens on .*\"}$")).hasMatch())
                .isTrue();
    }

    @Test
    void aWrongSettingIsOneClearLineAndExitCode1() throws Exception {
        Process process = start(Map.of("VITRINA_PORT", "no port"));
        String output = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).isEqualTo("vitrina: http.port is 'no port', but must be a whole number from 0 to 65535\n");
    }

    @Test
    void theArchiveHoldsTheSameAsTheDirectory() throws Exception {
        Path archive = DISTRIBUTION.resolve("../../" + DISTRIBUTION.getFileName() + ".tar.gz").normalize();
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", directory.toString()).inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        Path unpacked = directory.resolve(Objects.requireNonNull(DISTRIBUTION.getFileName()));
        try (Stream<Path> files = Files.walk(unpacked)) {
            List<Path> archived = files.filter(Files::isRegularFile).toList();
            assertThat(archived).contains(unpacked.resolve("vitrina.jar")).hasSizeGreaterThan(20);
            for (Path file : archived) {
                assertThat(DISTRIBUTION.resolve(unpacked.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    private Process start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("vitrina.jvm.flags").split(" ", -1)));
        command.addAll(List.of("-Xmx256m", "-jar", DISTRIBUTION.resolve("vitrina.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SHOPIFY_") || name.startsWith("VITRINA_"));
        builder.environment().putAll(Map.of("VITRINA_HOST", "127.0.0.1", "VITRINA_PORT", "0", "VITRINA_OPS_PORT", "0"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static URI listening(Process process) throws IOException {
        return URI.create(awaitLine(process, LISTENS).group(1));
    }

    /** Reads on in what the service logs. */
    private static Matcher awaitLine(Process process, Pattern wanted) throws IOException {
        String line = process.errorReader().readLine();
        while (line != null) {
            Matcher matcher = wanted.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
            line = process.errorReader().readLine();
        }
        throw new AssertionError("the service ended before it logged " + wanted);
    }

    private static HttpResponse<String> get(URI uri, String ifNoneMatch) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("If-None-Match", ifNoneMatch)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
