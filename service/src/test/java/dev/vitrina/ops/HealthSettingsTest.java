package dev.vitrina.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class HealthSettingsTest {

    @Test
    void hasTheDefaultsThatTheDesignNames() {
        assertThat(HealthSettings.of(settings(Map.of()))).isEqualTo(
                new HealthSettings(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(2)));
    }

    @Test
    void everySettingReachesTheRecord() {
        assertThat(HealthSettings.of(settings(
                Map.of("health.interval", "0s", "health.probe", "2ms", "health.all", "3ms")))).isEqualTo(
                        new HealthSettings(Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(3)));
    }

    @ParameterizedTest
    @CsvSource({"health.interval, often", "health.probe, 0ms", "health.all, 499ms"})
    void aWrongOneIsRefusedByItsName(String key, String value) {
        assertThatThrownBy(() -> HealthSettings.of(settings(Map.of(key, value))))
                .isInstanceOf(BadSettingException.class).hasMessageStartingWith(key + " is '" + value + "'");
    }

    @Test
    void whereNothingIsEverLookedAtNothingGrowsTooOld() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new HealthSettings(Duration.ZERO, second, second).trusted()).isGreaterThan(Duration.ofDays(36_500));
    }

    private static Settings settings(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return Settings.load(new SettingsSources(Path.of("target"), properties, Map.of()));
    }
}
