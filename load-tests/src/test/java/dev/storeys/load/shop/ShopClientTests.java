package dev.storeys.load.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopClientTests {

    private final StubShop stub = new StubShop();
    private final ShopClient shop = stub.client();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void findsProductsBySkuOnAllPages() {
        Shelf shelf = Shelf.holding(Set.of("P0", "P100", "P249"), shop);

        assertThat(shelf.idOf("P0")).isEqualTo("id0");
        assertThat(shelf.idOf("P249")).isEqualTo("id249");
        assertThat(stub.calls).hasSize(3);
    }

    @Test
    void stopsPagingWhenAllAreFound() {
        Shelf.holding(Set.of("P7"), shop);

        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void saysWhichProductsTheShopLacks() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Shelf.holding(Set.of("P1", "Y", "X"), shop))
                .withMessageStartingWith("2 of the 3 products in the trace")
                .withMessageContaining("the first is X");
    }

    @Test
    void opensAccountsInOrderOfThePeople() {
        List<Person> people = IntStream.range(0, 9).mapToObj(i -> Person.of("" + i, "GB")).toList();

        List<Account> accounts = Accounts.open(people, shop);

        assertThat(accounts)
                .extracting(Account::email)
                .containsExactlyElementsOf(people.stream().map(Person::email).toList());
        assertThat(accounts).allSatisfy(account -> assertThat(account.token()).isEqualTo("t"));
        assertThat(accounts).noneMatch(Account::needsLogin);
    }

    @Test
    void triesAgainWhileShopIsBusy() {
        stub.busyAnswers.set(1);

        assertThat(Shelf.holding(Set.of("P7"), shop).idOf("P7")).isEqualTo("id7");
        assertThat(stub.calls).hasSize(2);
    }
}
