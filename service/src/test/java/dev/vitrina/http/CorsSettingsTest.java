package dev.vitrina.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An origin that no browser would ever send stops the start, rather than never matching. */
final class CorsSettingsTest {

    @Test
    void isOffByDefault() {
        CorsSettings settings = read(Map.of());
        assertThat(settings).isEqualTo(new CorsSettings(Set.of(), Duration.ofHours(1)));
        assertThat(settings.isOff()).isTrue();
    }

    @Test
    void aStarIsAllOrigins() {
        CorsSettings settings = origins(" * ");
        assertThat(settings.isOff()).isFalse();
        assertThat(settings.differByOrigin()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:3000", "https://shop.example:8443",
        "http://127.0.0.1:5173", "http://[::1]:3000", "https://xn--mnchen-3ya.example", "http://shop.example:443",
        "https://a-b.c_d.example", "http://[fe80::443]", "https://shop.example:65535"})
    void anOriginAsBrowsersSendItIsTaken(String origin) {
        CorsSettings settings = origins(origin + ",https://other.example");
        assertThat(settings.origins()).containsExactlyInAnyOrder(origin, "https://other.example");
        assertThat(settings.differByOrigin()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/", "https://shop.example/path", "https://shop.example?x",
        "https://shop.example#x", "https://*.shop.example", "https://shop.*", "null", "shop.example", "//shop.example",
        "https://", "https:shop.example", "HTTPS://shop.example", "https://Shop.example", "ftp://shop.example",
        "https://user@shop.example", "https://shop.example:", "https://shop.example:0", "https://shop.example:65536",
        "https://shop.example:08443", "https://shop.example:443", "http://shop.example:80", "http://[::1]:80",
        "https://shop..example", "https://-shop.example", "https://shop-.example", "https://shop.example.",
        "https://münchen.example", "https://shop example", "https://a.example;https://b.example", "https://[::1",
        "https://shop{1}.example", "https://shop\\.example", "https://shop.example,", ",https://shop.example",
        "https://a.example,,https://b.example", "https://a.example https://b.example", "*,https://shop.example",
        "https://shop.example,*", "*,*", "https://a.example,https://b.example,https://a.example", ","})
    void anythingElseIsRefused(String origins) {
        assertThatThrownBy(() -> origins(origins)).isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("http.cors.origins is '" + origins + "', but must be * or origins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "999ms", "-1s", "3600", "367d"})
    void anAgeThatNoBrowserCouldGoByIsRefused(String age) {
        assertThatThrownBy(() -> read(Map.of("http.cors.max-age", age))).isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("http.cors.max-age is '" + age + "'");
    }

    private static CorsSettings origins(String origins) {
        return read(Map.of("http.cors.origins", origins));
    }

    private static CorsSettings read(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return CorsSettings.of(Settings.load(new SettingsSources(Path.of("target"), properties, Map.of())));
    }
}
