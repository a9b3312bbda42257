package dev.vitrina.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A record is one line, whatever is in it, and nothing in it can be taken for more than it is. */
final class LinesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00.004567Z");
    private static final Pattern LOGFMT = Pattern
            .compile("(?:(?:^| )[a-z_]+=(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\" =]++))++");
    private static final List<String> HOSTILE = List.of("", " ", "a b", "\"", "\\", "a\nlevel=error", "\r",
            "\u0000\u001b[2J",
            "\u0085\u2028\u2029", "\u202edrowssap", "\ud800", "\udc00x", "a=b", "\" level=error msg=\"", "{0} {1}",
            "日本 😀",
            "\udb40\udc01", "'{0", "%s", "x".repeat(100_000));

    @Test
    void theFieldsStandBehindWhatEveryLineHas() {
        LogRecord record = record("{0} looks", "shop", new Field("request_id", "a b"), new Field("ms", 12L));
        assertThat(LogFormat.LOGFMT.formatter().format(record)).isEqualTo("time=2026-12-01T12:00:00.004Z level=warn"
                + " logger=Lines msg=\"shop looks\" request_id=\"a b\" ms=12\n");
        assertThat(LogFormat.JSON.formatter().format(record)).isEqualTo("{\"time\":\"2026-12-01T12:00:00.004Z\","
                + "\"level\":\"warn\",\"logger\":\"Lines\",\"msg\":\"shop looks\",\"request_id\":\"a b\",\"ms\":12}\n");
    }

    @Test
    void theStackTraceStandsOnTheSameLine() {
        LogRecord record = record("failed");
        record.setThrown(new IllegalStateException("why\nlevel=info"));
        String line = LogFormat.LOGFMT.formatter().format(record);
        assertThat(line)
                .contains(" error=\"java.lang.IllegalStateException: why\\nlevel=info\\n\\tat dev.vitrina.logs.");
        assertOneLine(line);
        assertThat(json(record).path("error").asString())
                .startsWith("java.lang.IllegalStateException: why\nlevel=info\n");
    }

    @Test
    void hostileTextsStayWhereTheyWerePut() {
        HOSTILE.forEach(this::anyTextStaysWhereItWasPut);
    }

    @Property(tries = 300)
    void anyTextStaysWhereItWasPut(@ForAll String text) {
        LogRecord record = record(text, new Field("path", text));
        record.setThrown(new IllegalStateException(text));
        record.setLoggerName(text);
        String line = LogFormat.LOGFMT.formatter().format(record);
        assertOneLine(line);
        assertThat(LOGFMT.matcher(line.strip()).matches()).as(line).isTrue();
        JsonNode read = json(record);
        assertThat(read.propertyNames()).containsExactly("time", "level", "logger", "msg", "path", "error");
        assertThat(read.path("level").asString()).isEqualTo("warn");
        if (text.length() < Escaped.LONGEST) {
            String sendable = new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
            assertThat(read.path("path").asString()).isEqualTo(sendable);
        } else {
            assertThat(read.path("path").asString()).hasSize(Escaped.LONGEST + 1).endsWith("…");
        }
    }

    @Test
    void eachLevelHasItsWord() {
        Map.of(Level.SEVERE, "error", Level.WARNING, "warn", Level.INFO, "info", Level.FINE, "debug")
                .forEach((level, word) -> {
                    LogRecord record = record("x");
                    record.setLevel(level);
                    assertThat(json(record).path("level").asString()).isEqualTo(word);
                });
    }

    @Test
    void aFieldCannotTakeTheNameOfAnother() {
        for (String name : List.of("time", "level", "logger", "msg", "error", "", "a b", "a=", "A", "a\n")) {
            assertThatThrownBy(() -> new Field(name, 1)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNumberThatJsonDoesNotKnowIsAText() {
        assertThat(json(record("x", new Field("share", Double.NaN))).path("share").asString()).isEqualTo("NaN");
    }

    private static JsonNode json(LogRecord record) {
        String line = LogFormat.JSON.formatter().format(record);
        assertOneLine(line);
        return JsonMapper.shared().readTree(line);
    }

    private static void assertOneLine(String line) {
        assertThat(line).endsWith("\n").doesNotContain("\u202e");
        assertThat(line.substring(0, line.length() - 1).codePoints()).noneMatch(point -> Character.isISOControl(point)
                || point == 0x2028 || point == 0x2029 || Character.getType(point) == Character.SURROGATE);
    }

    private static LogRecord record(String message, Object... parameters) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setInstant(NOW);
        record.setLoggerName("dev.vitrina.Lines");
        record.setParameters(parameters);
        return record;
    }
}
