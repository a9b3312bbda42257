package dev.vitrina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SettingsTest {

    private enum Word {
        ONE, TWO_WORDS
    }

    @TempDir
    private Path directory;
    private final Properties properties = new Properties();
    private Map<String, String> environment = Map.of();

    @Test
    void withoutAnySourceTheDefaultsCount() {
        assertThat(load().duration("cache.ttl", Duration.ZERO)).isEqualTo(Duration.ofMinutes(5));
        assertThat(load().text("shopify.shop")).isEmpty();
        assertThat(load().text("shopify.api-version")).isEqualTo("2026-10");
    }

    @Test
    void laterSourcesWin() throws IOException {
        file("http:\n  port: 1\n  host: from-file\n  max-age: 7s\n");
        properties.setProperty("http.port", "2");
        properties.setProperty("http.host", "from-property");
        environment = Map.of("VITRINA_PORT", "3", "PATH", "/bin");
        assertThat(load().text("http.max-age")).isEqualTo("7s");
        assertThat(load().text("http.host")).isEqualTo("from-property");
        assertThat(load().text("http.port")).isEqualTo("3");
    }

    @Test
    void anotherFileCanBeNamed() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), "cache: {ttl: 9s}");
        properties.setProperty("vitrina.config", "other.yaml");
        assertThat(load().text("cache.ttl")).isEqualTo("9s");
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        properties.setProperty("vitrina.config", "missing.yaml");
        refused("missing.yaml");
    }

    @Test
    void dollarsAndBracesAreText() throws IOException {
        file("shopify: {token: 'a${b}$c'}");
        assertThat(load().secret("shopify.token").reveal()).isEqualTo("a${b}$c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n", "---\n", "cache:\n"})
    void anEmptyFileSetsNothing(String content) throws IOException {
        file(content);
        assertThat(load().text("cache.ttl")).isEqualTo("5m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache: {ttl", "\tcache: 5", "cache: ttl: 5", "- a\n- b", "just a text", "a: 1\na: 2",
        "\u0000"})
    void aFileThatIsNoYamlIsNamed(String content) throws IOException {
        file(content);
        refused("application.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token: shpat_hidden: oops", "token: 'shpat_hidden", "token: {shpat_hidden",
        "token: @shpat_hidden"})
    void aFileThatIsNoYamlShowsNoSecret(String content) throws IOException {
        file("shopify:\n  " + content);
        assertThatThrownBy(this::load).isInstanceOf(BadSettingException.class)
                .hasMessageMatching(".*application.yaml is not readable YAML: line \\d+, column \\d+");
    }

    @ParameterizedTest
    @CsvSource({"cache.tll, cache.ttl", "chache.ttl, cache.ttl", "shopify.apiversion, shopify.api-version",
        "http.porta, http.port"})
    void anUnknownKeyInTheFileIsNamedWithTheNearest(String wrong, String nearest) throws IOException {
        file(wrong.replace(".", ": {") + ": 1}");
        refused("application.yaml: unknown key " + wrong + "; did you mean " + nearest + "?");
    }

    @Test
    void aSectionIsNoSetting() throws IOException {
        file("cache: 5m");
        refused("unknown key cache");
    }

    @Test
    void anUnknownPropertyInOneOfOurSectionsIsNamed() {
        properties.setProperty("cache.tll", "1s");
        refused("system property: unknown key cache.tll; did you mean cache.ttl?");
    }

    @Test
    void propertiesOfOthersAreNotOurs() {
        properties.setProperty("http.proxyHost", "proxy");
        properties.setProperty("http.auth.preference", "basic");
        properties.setProperty("java.version", "25");
        properties.setProperty("nodots", "x");
        assertThat(load().text("http.port")).isEqualTo("8080");
    }

    @Test
    void anUnknownVariableOfOursIsNamed() {
        environment = Map.of("VITRINA_API_KEY", "a:b");
        refused("VITRINA_API_KEY;");
    }

    @Test
    void anEmptyVariableIsUnset() {
        environment = Map.of("VITRINA_PORT", "", "SHOPIFY_TOKEN", "", "SHOPIFY_TOKEN_FILE", "");
        assertThat(load().text("http.port")).isEqualTo("8080");
    }

    @Test
    void aSecretCanStandInAFile() throws IOException {
        Path secret = Files.writeString(directory.resolve("token"), " shpat_1\n");
        environment = Map.of("SHOPIFY_TOKEN_FILE", secret.toString());
        assertThat(load().secret("shopify.token").reveal()).isEqualTo("shpat_1");
    }

    @Test
    void secretsOfOursCanToo() throws IOException {
        Path secret = Files.writeString(directory.resolve("ops-token"), "0123456789abcdef\n");
        environment = Map.of("VITRINA_OPS_TOKEN_FILE", secret.toString(), "VITRINA_API_KEYS_FILE", "keys");
        assertThat(load().secret("ops.token").is("0123456789abcdef")).isTrue();
        assertThat(load().text("http.api-keys-file")).isEqualTo("keys");
        environment = Map.of("VITRINA_OPS_TOKENS_FILE", "x");
        refused("unknown environment variable VITRINA_OPS_TOKENS_FILE");
    }

    @Test
    void aSecretsFileMustBeReadableAndTheOnlySource() throws IOException {
        environment = Map.of("SHOPIFY_TOKEN_FILE", directory.resolve("missing").toString());
        refused("SHOPIFY_TOKEN_FILE names");
        environment = Map.of("SHOPIFY_TOKEN_FILE", directory.toString());
        refused("SHOPIFY_TOKEN_FILE names");
        environment = Map.of("SHOPIFY_TOKEN_FILE", "x", "SHOPIFY_TOKEN", "y");
        refused("both set");
    }

    @Test
    void aSecretHidesItself() {
        environment = Map.of("SHOPIFY_TOKEN", "shpat_hidden");
        assertThat(load().secret("shopify.token")).asString().doesNotContain("shpat_hidden");
    }

    @ParameterizedTest
    @CsvSource({"0ms, 0", "1ms, 1", "2s, 2000", "3m, 180000", "4h, 14400000", "366d, 31622400000"})
    void readsDurations(String text, long millis) {
        assertThat(with("cache.ttl", text).duration("cache.ttl", Duration.ZERO)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "1.5s", "5 s", "5S", "s", "367d", "999999999999999999d", "٥s", "PT5S"})
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> with("cache.ttl", text).duration("cache.ttl", Duration.ZERO))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("cache.ttl is '" + text + "', but must be a duration");
    }

    @Test
    void refusesADurationThatIsTooShort() {
        assertThatThrownBy(() -> with("cache.ttl", "9ms").duration("cache.ttl", Duration.ofMillis(10)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("10ms");
    }

    @ParameterizedTest
    @CsvSource({"1B, 1", "2KiB, 2048", "64MiB, 67108864", "1GiB, 1073741824"})
    void readsSizes(String text, long bytes) {
        assertThat(with("cache.max-page-bytes", text).bytes("cache.max-page-bytes", 1)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64MB", "-1MiB", "0B", "1025GiB", "999999999999GiB", "1 MiB"})
    void refusesOtherSizes(String text) {
        assertThatThrownBy(() -> with("cache.max-page-bytes", text).bytes("cache.max-page-bytes", 1))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("cache.max-page-bytes is '" + text + "'");
    }

    @Test
    void readsWholeNumbers() {
        assertThat(with("http.port", "0").integer("http.port", 0, 65_535)).isZero();
        assertThat(with("http.port", "65535").integer("http.port", 0, 65_535)).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "99999999999", "x", "1.0", "0x10", "1e3"})
    void refusesOtherNumbers(String text) {
        assertThatThrownBy(() -> with("http.port", text).integer("http.port", 0, 65_535))
                .isInstanceOf(BadSettingException.class)
                .hasMessage("http.port is '" + text + "', but must be a whole number from 0 to 65535");
    }

    @Test
    void readsWords() {
        assertThat(with("demo.plan", "two-words").choice("demo.plan", Word.class)).isEqualTo(Word.TWO_WORDS);
        assertThatThrownBy(() -> with("demo.plan", "TWO_WORDS").choice("demo.plan", Word.class))
                .isInstanceOf(BadSettingException.class)
                .hasMessage("demo.plan is 'TWO_WORDS', but must be one or two-words");
    }

    private Settings with(String key, String value) {
        properties.setProperty(key, value);
        return load();
    }

    private Settings load() {
        return Settings.load(new SettingsSources(directory, properties, environment));
    }

    private void refused(String message) {
        assertThatThrownBy(this::load).isInstanceOf(BadSettingException.class).hasMessageContaining(message)
                .hasMessageNotContainingAny("\n", "Exception");
    }

    private void file(String content) throws IOException {
        Files.createDirectories(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/application.yaml"), content);
    }
}
