package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.shop.AtOnce;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockIntegrationTests {

    @Test
    void refusesWhatIsNotThere() {
        Customer customer = aCustomer();
        Product mug = aProduct().withStock(2).onSale();

        Answer refusal = customer.orders(mug, 3).attempt("card-ok");

        refusal.mustBeProblem(409, "out-of-stock");
        assertThat(refusal.json().path("products").toString()).isEqualTo("[\"" + mug.id() + "\"]");
        assertThat(customer.history()).isEmpty();
        assertThat(mug.available()).isEqualTo(2);
    }

    @Test
    void sellsTheLastUnit() {
        Customer customer = aCustomer();
        Product mug = aProduct().withStock(2).onSale();

        customer.orders(mug, 2).paying("card-ok").becomes("CONFIRMED");

        assertThat(mug.available()).isZero();
        customer.orders(mug, 1).attempt("card-ok").mustBeProblem(409, "out-of-stock");
    }

    @Test
    void takesAllLinesOfAnOrderOrNone() {
        Customer customer = aCustomer();
        Product plenty = aProduct().withStock(100).onSale();
        Product scarce = aProduct().withStock(1).onSale();

        Answer refusal = customer.orders(plenty, 5).and(scarce, 2).attempt("card-ok");

        refusal.mustBeProblem(409, "out-of-stock");
        assertThat(refusal.json().path("products").toString())
                .contains(scarce.id().toString())
                .doesNotContain(plenty.id().toString());
        assertThat(plenty.available()).isEqualTo(100);
        assertThat(scarce.available()).isEqualTo(1);
    }

    @Test
    void countsSeveralLinesOfOneProductTogether() {
        Product mug = aProduct().withStock(5).onSale();

        aCustomer()
                .orders(mug, 3)
                .and(mug, 3)
                .attempt("card-ok")
                .mustBeProblem(409, "out-of-stock");

        assertThat(mug.available()).isEqualTo(5);
    }

    @Test
    void isForSaleAgainAfterADelivery() {
        Customer customer = aCustomer();
        Product mug = aProduct().withStock(0).onSale();
        customer.orders(mug, 1).attempt("card-ok").mustBeProblem(409);

        theAdministrator().stocks(mug, 3).mustBe(200);

        customer.orders(mug, 3).paying("card-ok").becomes("CONFIRMED");
        assertThat(mug.available()).isZero();
    }

    @Test
    void sellsTenUnitsToTenOfFortyBuyers() throws InterruptedException {
        Product mug = aProduct().withStock(10).onSale();
        List<Customer> buyers = IntStream.range(0, 40).mapToObj(n -> aCustomer()).toList();

        List<Answer> answers =
                AtOnce.all(
                        buyers.stream()
                                .<Callable<Answer>>map(
                                        buyer -> () -> buyer.orders(mug, 1).insist("card-ok"))
                                .toList());

        List<Order> sold = new ArrayList<>();
        for (int n = 0; n < answers.size(); n++) {
            if (answers.get(n).status() == 202) {
                sold.add(new Order(buyers.get(n), answers.get(n)));
            } else {
                answers.get(n).mustBeProblem(409, "out-of-stock");
            }
        }
        assertThat(sold).hasSize(10);
        assertThat(mug.available()).isZero();
        sold.forEach(order -> order.becomes("CONFIRMED"));
        assertThat(mug.available()).isZero();
    }

    @Test
    void doesNotLockUpWhenOrdersNameTheSameProductsInAnyOrder() throws InterruptedException {
        Product mug = aProduct().withStock(1_000).onSale();
        Product jug = aProduct().withStock(1_000).onSale();
        Customer one = aCustomer();
        Customer other = aCustomer();
        List<Callable<Answer>> orders = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            orders.add(() -> one.orders(mug, 1).and(jug, 1).insist("card-ok"));
            orders.add(() -> other.orders(jug, 1).and(mug, 1).insist("card-ok"));
        }

        AtOnce.all(orders).forEach(answer -> answer.mustBe(202));

        assertThat(mug.available()).isEqualTo(980);
        assertThat(jug.available()).isEqualTo(980);
    }
}
