package dev.vitrina.product;

import dev.vitrina.config.Settings;

/**
 * Whose prices and texts an answer carries. Immutable.
 *
 * @param id the ISO 3166-1 code of the country, two capital letters
 */
public record Market(String id) {

    /**
     * Reads the market that answers when a request names none.
     *
     * @param settings where {@code markets.default} stands
     * @return that market
     * @throws dev.vitrina.config.BadSettingException if it is no country code
     */
    public static Market defaultOf(Settings settings) {
        String id = settings.text("markets.default");
        if (!id.matches("[A-Z]{2}")) {
            throw settings.bad("markets.default", "the two capital letters of a country, such as US");
        }
        return new Market(id);
    }
}
