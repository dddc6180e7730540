package dev.storeys.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void addsAndMultipliesExactly() {
        assertThat(new Money(199, "GBP").times(3).plus(new Money(3, "GBP")))
                .isEqualTo(new Money(600, "GBP"));
    }

    @Test
    void refusesMixedAndUnknownCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, "GBP").plus(new Money(1, "EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "gbp"));
    }

    @Test
    void neverOverflowsSilently() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "GBP").times(2))
                .isInstanceOf(ArithmeticException.class);
    }
}
