package dev.vitrina.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Settings;
import dev.vitrina.config.SettingsSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DemoSettingsTest {

    @TempDir
    private Path directory;

    private DemoSettings read(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return DemoSettings.of(Settings.load(new SettingsSources(directory, properties, Map.of())));
    }

    @Test
    void readsTheDefaults() {
        assertThat(read()).isEqualTo(new DemoSettings(Duration.ofMillis(150), Plan.STANDARD, CostRule.LOGARITHMIC));
    }

    @Test
    void readsEachKey() {
        assertThat(read("demo.latency", "0ms", "demo.plan", "plus", "demo.cost-rule", "linear"))
                .isEqualTo(new DemoSettings(Duration.ZERO, Plan.PLUS, CostRule.LINEAR));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatExceptionOfType(BadSettingException.class).isThrownBy(() -> read("demo.latency", "121s"))
                .withMessageContaining("demo.latency");
        assertThatExceptionOfType(BadSettingException.class).isThrownBy(() -> read("demo.plan", "basic"))
                .withMessageContaining("demo.plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoSettings(Duration.ofMillis(-1), Plan.PLUS, CostRule.LINEAR));
    }
}
