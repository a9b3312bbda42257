package dev.vitrina.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Reads a product in the form in which {@link ProductJson} writes it. Fields that may be null may be absent; those it does
 * not know are passed over, and so is {@code sample}: only our own samples are samples. Throws {@link BadFieldException}.
 */
final class ProductReader {

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,18}");
    private static final Pattern NOT_EMPTY = Pattern.compile("(?s).+");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private ProductReader() {}

    static Product read(ObjectReader json) {
        Instant createdAt = json.instant("created_at");
        Instant publishedAt = json.optional("published_at", json::instant);
        return new Product(
                id(json),
                json.text("handle", NOT_EMPTY, "a handle such as linen-shirt"),
                json.text("title"),
                json.text("description"),
                json.optional("category", json::text),
                json.optional("vendor", json::text),
                json.texts("tags"),
                money(json.object("price")),
                json.optional("compare_at_price", name -> money(json.object(name))),
                json.flag("available"),
                json.integer("inventory_quantity"),
                json.optional("image", name -> image(json.object(name))),
                json.objects("options", option -> new Product.Option(option.text("name"), option.texts("values"))),
                json.objects("variants", ProductReader::variant),
                json.integer("variants_count"),
                json.flag("variants_complete"),
                createdAt,
                json.instant("updated_at"),
                publishedAt == null ? createdAt : publishedAt,
                false);
    }

    private static Variant variant(ObjectReader json) {
        return new Variant(id(json), json.optional("sku", json::text), json.text("title"), money(json.object("price")),
                json.flag("available"), json.optional("inventory_quantity", json::integer), json.textByName("options"));
    }

    private static Product.Image image(ObjectReader json) {
        return new Product.Image(json.text("url"), json.optional("alt", json::text),
                json.optional("width", json::integer), json.optional("height", json::integer));
    }

    private static Money money(ObjectReader json) {
        String amount = json.text("amount", AMOUNT, "an amount in a text, such as \"50.00\"");
        return new Money(new BigDecimal(amount), json.text("currency", CURRENCY, "a currency such as USD"));
    }

    private static String id(ObjectReader json) {
        return json.text("id", ID, "a number in a text, such as \"7412300000421\"");
    }
}
