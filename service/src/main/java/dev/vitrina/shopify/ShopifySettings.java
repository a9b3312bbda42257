package dev.vitrina.shopify;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import dev.vitrina.config.BadSettingException;
import dev.vitrina.config.Loopback;
import dev.vitrina.config.Secret;
import dev.vitrina.config.Settings;

/**
 * How the shop is reached. Immutable.
 *
 * @param url scheme, host and port of the shop; https, or http on loopback
 * @param token what it knows us by
 * @param apiVersion the version of its API, such as 2026-10
 * @param connectTimeout how long a connection may take to open
 * @param hardDeadline how long a whole call may take, from asking for a slot to the last byte
 * @param maxConcurrent how many calls there are at most at a time
 * @param breaker when the shop counts as failing
 */
public record ShopifySettings(URI url, Secret token, String apiVersion, Duration connectTimeout, Duration hardDeadline,
        int maxConcurrent, BreakerSettings breaker) {

    /**
     * Says whether a real shop is configured; without one the demo store takes its place.
     *
     * @param settings where {@code shopify.shop} stands
     * @return whether it names a shop
     * @throws BadSettingException if no shop is named, but a token or address for one is
     */
    public static boolean isConfigured(Settings settings) {
        if (!settings.text("shopify.shop").isEmpty()) {
            return true;
        }
        for (String key : new String[]{"shopify.token", "shopify.url"}) {
            if (!settings.text(key).isEmpty()) {
                throw new BadSettingException(key + " is set, but shopify.shop (SHOPIFY_SHOP) names no shop");
            }
        }
        return false;
    }

    /**
     * Reads how a real shop is reached. May look a host name up, where plain http is asked for.
     *
     * @param settings where the keys under {@code shopify} stand
     * @return the settings
     * @throws BadSettingException if one of them is wrong or missing
     */
    public static ShopifySettings of(Settings settings) {
        String shop = settings.text("shopify.shop");
        if (!shop.matches("[a-z0-9][a-z0-9-]*\\.myshopify\\.com")) {
            throw settings.bad("shopify.shop", "the shop's own domain, such as my-shop.myshopify.com");
        }
        if (settings.text("shopify.token").isEmpty()) {
            throw new BadSettingException("shopify.token (SHOPIFY_TOKEN or SHOPIFY_TOKEN_FILE) is missing for " + shop);
        }
        return at(url(settings, shop), settings.secret("shopify.token"), settings);
    }

    /**
     * Reads all but where the shop is, which the caller knows.
     *
     * @param url scheme, host and port of the shop
     * @param token what it knows us by
     * @param settings where the keys under {@code shopify} stand
     * @return the settings
     * @throws BadSettingException if one of them is wrong
     */
    public static ShopifySettings at(URI url, Secret token, Settings settings) {
        String version = settings.text("shopify.api-version");
        if (!version.matches("20\\d\\d-(01|04|07|10)")) {
            throw settings.bad("shopify.api-version", "a version of Shopify's API, such as 2026-10");
        }
        if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new BadSettingException("shopify.token holds characters that no token has, such as a space");
        }
        Duration shortest = Duration.ofMillis(1);
        return new ShopifySettings(url, token, version, settings.duration("shopify.connect-timeout", shortest),
                settings.duration("shopify.hard-deadline", shortest),
                settings.integer("shopify.max-concurrent", 1, 256), BreakerSettings.of(settings));
    }

    private static URI url(Settings settings, String shop) {
        String text = settings.text("shopify.url");
        if (text.isEmpty()) {
            return URI.create("https://" + shop);
        }
        if (text.contains("@")) {
            throw new BadSettingException(
                    "shopify.url holds a user name or password; it must be scheme, host and port alone");
        }
        URI url = parsed(settings, text);
        boolean plain = "http".equals(url.getScheme());
        if (url.getHost() == null || !(plain || "https".equals(url.getScheme()))) {
            throw settings.bad("shopify.url", "https://HOST or, on loopback only, http://HOST:PORT");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getPort() > 65_535
                || !isBlankPath(url)) {
            throw settings.bad("shopify.url", "scheme, host and port alone");
        }
        if (plain && !Loopback.is(url.getHost())) {
            throw settings.bad("shopify.url", "https, for plain http would show the token to the network");
        }
        return url;
    }

    private static boolean isBlankPath(URI url) {
        return url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    }

    private static URI parsed(Settings settings, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw settings.bad("shopify.url", "an address, such as https://my-shop.myshopify.com");
        }
    }
}
