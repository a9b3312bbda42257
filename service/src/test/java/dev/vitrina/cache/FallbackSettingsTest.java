package dev.vitrina.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FallbackSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void hasSamplesByDefaultWithTheDemoStoreOnly() {
        assertThat(read(Map.of(), Map.of(), false))
                .isEqualTo(new FallbackSettings(Path.of("data"), true, null, Duration.ofMinutes(10)));
        assertThat(read(Map.of(), Map.of(), true))
                .isEqualTo(new FallbackSettings(Path.of("data"), false, null, Duration.ofMinutes(10)));
    }

    @Test
    void everySettingReachesItsField() {
        Map<String, String> values = Map.of("data.directory", "/d", "fallback.samples", "on", "fallback.file",
                "f.json");
        assertThat(read(values, Map.of(), true))
                .isEqualTo(new FallbackSettings(Path.of("/d"), true, Path.of("f.json"), Duration.ofMinutes(10)));
        assertThat(read(Map.of("fallback.samples", "off"), Map.of("VITRINA_DATA", "/e"), false))
                .isEqualTo(new FallbackSettings(Path.of("/e"), false, null, Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"on, true", "off, false", "'\"on\"', true", "auto, false"})
    void yamlMayWriteTheWordsWithoutQuotes(String yaml, boolean samples) throws IOException {
        Files.createDirectory(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/application.yaml"), "fallback:\n  samples: " + yaml + "\n");
        assertThat(read(Map.of(), Map.of(), true).samples()).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"data.directory, \"\"", "data.directory, \"a\0b\"",
        "fallback.samples, yes", "fallback.samples, \"\"", "fallback.samples, ON", "fallback.file, \"a\0b\""})
    void aWrongValueIsNamed(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value), Map.of(), false)).isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(key + " is '");
    }

    private FallbackSettings read(Map<String, String> values, Map<String, String> environment, boolean realShop) {
        Properties properties = new Properties();
        properties.putAll(values);
        return FallbackSettings.of(Settings.load(new SettingsSources(directory, properties, environment)), realShop);
    }
}
