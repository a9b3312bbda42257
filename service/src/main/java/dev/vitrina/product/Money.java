package dev.vitrina.product;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money. Immutable.
 *
 * @param amount the amount, with at least as many decimals as the currency has
 * @param currency the ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

    private static final int USUAL_DECIMALS = 2;

    public Money {
        int decimals = Math.max(decimals(currency), amount.stripTrailingZeros().scale());
        amount = amount.setScale(decimals);
    }

    /** {@return the amount as callers see it, such as 50.00; never with an exponent} */
    public String text() {
        return amount.toPlainString();
    }

    /** {@return whether this is a price at all: Shopify writes "no compare-at price" as 0.0 in a range} */
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return USUAL_DECIMALS;
        }
    }
}
