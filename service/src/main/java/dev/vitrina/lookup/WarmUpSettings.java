package dev.vitrina.lookup;

import java.time.Duration;

import dev.vitrina.config.Settings;

/**
 * What is loaded before anyone asks for it. Immutable.
 *
 * @param pages how many of the first pages; zero for none
 * @param readyAfter how long the service waits for them at most before it says that it is ready
 */
public record WarmUpSettings(int pages, Duration readyAfter) {

    private static final int MOST_PAGES = 100;

    /**
     * Reads the keys under {@code warm-up}.
     *
     * @param settings where they stand
     * @return the settings
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static WarmUpSettings of(Settings settings) {
        return new WarmUpSettings(settings.integer("warm-up.pages", 0, MOST_PAGES),
                settings.duration("warm-up.ready-after", Duration.ZERO));
    }
}
