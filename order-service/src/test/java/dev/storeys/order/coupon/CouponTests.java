package dev.storeys.order.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.events.Money;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponTests {

    @ParameterizedTest
    @CsvSource({
        "10, 2500, 250",
        "10, 2509, 250",
        "33, 100, 33",
        "1, 99, 0",
        "100, 7, 7",
        "5, 0, 0"
    })
    void takesOffAPercentageRoundedDown(int percentage, long sum, long discount) {
        assertThat(percent(percentage).discountOn(pounds(sum))).isEqualTo(pounds(discount));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 99, Long.MAX_VALUE / 100 + 1})
    void countsSumsOfAnySize(long sum) {
        for (int percentage = 1; percentage <= 100; percentage++) {
            long exact =
                    BigInteger.valueOf(sum)
                            .multiply(BigInteger.valueOf(percentage))
                            .divide(BigInteger.valueOf(100))
                            .longValueExact();
            assertThat(percent(percentage).discountOn(pounds(sum))).isEqualTo(pounds(exact));
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 2500, 500", "2500, 2500, 2500", "2501, 2500, 2500", "1, 0, 0"})
    void takesOffAnAmountButNeverMoreThanThereIs(long amount, long sum, long discount) {
        Coupon coupon = new Coupon("ABC", null, amount, 0, "GBP");
        assertThat(coupon.discountOn(pounds(sum))).isEqualTo(pounds(discount));
    }

    @Test
    void isForItsCurrencyAndMinimumAlone() {
        Coupon coupon = new Coupon("ABC", 10, null, 1_000, "GBP");
        assertThat(coupon.discountOn(pounds(1_000))).isEqualTo(pounds(100));
        assertThatThrownBy(() -> coupon.discountOn(pounds(999)))
                .isInstanceOf(CouponNotApplicable.class);
        assertThatThrownBy(() -> coupon.discountOn(new Money(1_000, "EUR")))
                .isInstanceOf(CouponNotApplicable.class);
    }

    @Test
    void isForAnyCurrencyIfItIsAPercentageOfNone() {
        assertThat(percent(10).discountOn(new Money(50, "JPY"))).isEqualTo(new Money(5, "JPY"));
    }

    private static Coupon percent(int percentage) {
        return new Coupon("ABC", percentage, null, 0, null);
    }

    private static Money pounds(long pence) {
        return new Money(pence, "GBP");
    }
}
