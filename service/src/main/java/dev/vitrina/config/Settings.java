package dev.vitrina.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one process, as text by key, with readers that check what they read. Every key has a value, for the
 * defaults name all of them; a key without a default is empty. Immutable, safe for use by many threads.
 *
 * <p>Every reader throws {@link BadSettingException} for a value that it cannot read or that is out of its range, and
 * {@link NullPointerException} for a key that the defaults do not name.
 */
public final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads all sources, the later ones over the earlier: the defaults in the jar, the configuration file, system
     * properties, environment variables. Blocks while it reads files.
     *
     * @param sources where the settings may stand
     * @return the settings, each key known
     * @throws BadSettingException for an unknown key or variable, or a source that cannot be read
     */
    public static Settings load(SettingsSources sources) {
        return new Settings(sources.merged());
    }

    /**
     * Reads a text.
     *
     * @param key a known key
     * @return the text, trimmed, perhaps empty
     */
    public String text(String key) {
        return Objects.requireNonNull(values.get(key), key).trim();
    }

    /**
     * Reads a text that must stay hidden.
     *
     * @param key a known key
     * @return the secret, trimmed, perhaps empty
     */
    public Secret secret(String key) {
        return new Secret(text(key));
    }

    /**
     * Reads a duration.
     *
     * @param key a known key
     * @param least the smallest duration allowed, zero or more
     * @return a duration from {@code least} to 366 days, written as a whole number and ms, s, m, h or d
     */
    public Duration duration(String key, Duration least) {
        Matcher matcher = DURATION.matcher(text(key));
        if (!matcher.matches()) {
            throw bad(key, "a duration such as 200ms, 5s, 10m, 24h or 7d");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            throw bad(key, "a duration from " + least.toMillis() + "ms to 366d");
        }
        return duration;
    }

    /**
     * Reads a size in bytes.
     *
     * @param key a known key
     * @param least the smallest number of bytes allowed
     * @return a number of bytes, written as a whole number and B, KiB, MiB or GiB
     */
    public long bytes(String key, long least) {
        Matcher matcher = BYTES.matcher(text(key));
        if (!matcher.matches()) {
            throw bad(key, "a size such as 512KiB or 64MiB");
        }
        long unit = switch (matcher.group(2)) {
            case "B" -> 1L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            default -> 1L << 30;
        };
        long bytes = Long.parseLong(matcher.group(1)) * unit;
        if (bytes < least || bytes > 1L << 40) {
            throw bad(key, "a size from " + least + "B to 1024GiB");
        }
        return bytes;
    }

    /**
     * Reads a whole number.
     *
     * @param key a known key
     * @param least the smallest number allowed
     * @param most the largest number allowed
     * @return a whole number within both
     */
    public int integer(String key, int least, int most) {
        String text = text(key);
        if (text.matches("-?\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw bad(key, "a whole number from " + least + " to " + most);
    }

    /**
     * Reads a share of a whole.
     *
     * @param key a known key
     * @return a number above 0 and at most 1, written with at most six decimals
     */
    public double share(String key) {
        String text = text(key);
        if (text.matches("[01]|[01]?\\.\\d{1,6}")) {
            double share = Double.parseDouble(text);
            if (share > 0 && share <= 1) {
                return share;
            }
        }
        throw bad(key, "a number above 0 and at most 1, such as 0.5");
    }

    /**
     * Reads what is on or off.
     *
     * @param key a known key
     * @return whether it is on, written as true; false otherwise
     */
    public boolean flag(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(key, "true or false");
        };
    }

    /**
     * Reads one of a few words.
     *
     * @param key a known key
     * @param <E> the kinds there are; written in lower case with - for _
     * @param type their class
     * @return the kind named
     */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text(key))) {
                return constant;
            }
        }
        throw bad(key,
                Arrays.stream(type.getEnumConstants()).map(Settings::written).collect(Collectors.joining(" or ")));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Refuses the value of a key.
     *
     * @param key the key whose value is wrong; not one of a secret, for the message quotes the value
     * @param wanted what would be right, in a few words that follow "must be"
     * @return the refusal, to be thrown
     */
    public BadSettingException bad(String key, String wanted) {
        return new BadSettingException(key + " is '" + text(key) + "', but must be " + wanted);
    }
}
