package dev.vitrina.cache;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

import dev.vitrina.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What is answered when neither memory nor the shop can. Immutable.
 *
 * @param directory where the last known good catalogues are kept
 * @param samples whether sample products stand in where there is no such catalogue
 * @param file the merchant's own products, which stand in instead, or null
 * @param refresh how long it is from one load of the last known good catalogue to the next; zero for never
 */
public record FallbackSettings(Path directory, boolean samples, @Nullable Path file, Duration refresh) {

    /**
     * Reads {@code data.directory} and the keys under {@code fallback}. Opens no file.
     *
     * @param settings where they stand
     * @param realShop whether products come from a real shop, which gets no samples unless asked for
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static FallbackSettings of(Settings settings, boolean realShop) {
        Path directory = path(settings, "data.directory");
        if (directory == null) {
            throw settings.bad("data.directory", "the path of a directory");
        }
        return new FallbackSettings(directory, samples(settings, realShop), path(settings, "fallback.file"),
                settings.duration("data.refresh", Duration.ZERO));
    }

    /** An unquoted on or off in YAML arrives as true or false. */
    private static boolean samples(Settings settings, boolean realShop) {
        return switch (settings.text("fallback.samples")) {
            case "auto" -> !realShop;
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw settings.bad("fallback.samples", "auto or on or off");
        };
    }

    private static @Nullable Path path(Settings settings, String key) {
        try {
            String text = settings.text(key);
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException _) {
            throw settings.bad(key, "a path");
        }
    }
}
