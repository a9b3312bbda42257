package dev.vitrina.product;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.vitrina.config.Settings;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The markets that requests may ask for: one, so far. Immutable.
 *
 * @param all at least one; the first answers where a request names none
 */
public record Markets(List<Terms> all) {

    public Markets {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no market");
        }
    }

    /**
     * What a market means.
     *
     * @param market its name in requests
     * @param country the ISO 3166-1 code of the country whose prices it has
     * @param currency the ISO 4217 code of its prices
     * @param locale the BCP 47 tag of its texts
     */
    public record Terms(Market market, String country, String currency, String locale) {}

    /**
     * Reads the keys under {@code markets}.
     *
     * @param settings where they stand
     * @return the markets
     * @throws dev.vitrina.config.BadSettingException if one of them is wrong
     */
    public static Markets of(Settings settings) {
        String country = settings.text("markets.default");
        if (!country.matches("[A-Z]{2}")) {
            throw settings.bad("markets.default", "the two capital letters of a country, such as US");
        }
        String locale = settings.text("markets.locale");
        if (locale.isEmpty() || !locale.equals(Locale.forLanguageTag(locale).toLanguageTag())) {
            throw settings.bad("markets.locale", "a language tag such as en or pt-BR");
        }
        return new Markets(List.of(new Terms(new Market(country), country, currency(settings, country), locale)));
    }

    private static String currency(Settings settings, String country) {
        String currency = settings.text("markets.currency");
        try {
            Currency known = currency.isEmpty()
                    ? Currency.getInstance(Locale.of("", country))
                    : Currency.getInstance(currency);
            if (known != null) {
                return known.getCurrencyCode();
            }
        } catch (IllegalArgumentException _) {
            // said below, in the words of the setting
        }
        throw settings.bad("markets.currency",
                "a currency such as USD; it can be left out where markets.default is a country that has one");
    }

    /** {@return the market of a request that names none} */
    public Market byDefault() {
        return all.getFirst().market();
    }

    /**
     * Finds a market.
     *
     * @param id its name
     * @return the market, or null where there is none of that name
     */
    public @Nullable Market named(String id) {
        return all.stream().map(Terms::market).filter(market -> market.id().equals(id)).findFirst().orElse(null);
    }

    /** {@return the names of all, for an error message} */
    public String names() {
        return all.stream().map(terms -> terms.market().id()).collect(Collectors.joining(", "));
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeArrayPropertyStart("markets");
        for (Terms terms : all) {
            json.writeStartObject();
            json.writeStringProperty("id", terms.market().id());
            json.writeStringProperty("country", terms.country());
            json.writeStringProperty("currency", terms.currency());
            json.writeStringProperty("locale", terms.locale());
            json.writeBooleanProperty("default", terms.market().equals(byDefault()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
