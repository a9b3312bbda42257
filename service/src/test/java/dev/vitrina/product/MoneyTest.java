package dev.vitrina.product;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "50.0,   USD, 50.00",
        "50,     USD, 50.00",
        "0.0,    USD, 0.00",
        "1.005,  USD, 1.005",
        "1.500,  USD, 1.50",
        "5000.0, JPY, 5000",
        "1.5,    KWD, 1.500",
        "1E+3,   USD, 1000.00",
        "-3.2,   EUR, -3.20",
        "7.1,    ZZZ, 7.10"
    })
    void hasTheDecimalsOfItsCurrencyAndLosesNone(String amount, String currency, String text) {
        assertThat(new Money(new BigDecimal(amount), currency).text()).isEqualTo(text);
    }
}
