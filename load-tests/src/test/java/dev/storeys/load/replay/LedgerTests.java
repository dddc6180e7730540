package dev.storeys.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.load.shop.Basket;
import dev.storeys.load.shop.Product;
import dev.storeys.load.shop.Shelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LedgerTests {

    private static final String PROBLEM = "{\"type\":\"urn:storeys:problem:%s\"}";

    private final Trace trace =
            Trace.of(
                    "x.csv",
                    List.of(
                            TraceLine.HEADER,
                            "2011-11-14 08:10:00,1,17,GB,A,6",
                            "2011-11-14 08:10:00,1,17,GB,B,1",
                            "2011-11-14 08:10:00,1,17,GB,A,2",
                            "2011-11-14 08:20:00,2,18,GB,B,3"));
    private final RecordedOrder first = trace.orders().getFirst();
    private final RecordedOrder second = trace.orders().getLast();
    private final Ledger ledger = new Ledger(trace);

    @Test
    void balancesWhenEachOrderWasAcceptedOnceOrRefusedForStock() {
        accept(
                first,
                "a",
                "[{\"productId\":\"idA\",\"quantity\":8},{\"productId\":\"idB\",\"quantity\":1}]");
        see("a", "CONFIRMED");
        refuse(second, "out-of-stock");

        Reconciliation result = ledger.reconcile();

        assertThat(result.faults()).isEmpty();
        assertThat(result.balanced()).isTrue();
        assertThat(result.sent()).isEqualTo(new Reconciliation.Sum(2, 4, 12));
        assertThat(result.accepted()).isEqualTo(new Reconciliation.Sum(1, 3, 9));
        assertThat(result.confirmed()).isEqualTo(result.accepted());
        assertThat(result.refused()).containsExactly(Map.entry("out-of-stock", 1L));
    }

    @Test
    void faultsOrderThatWasAcceptedWithOtherItems() {
        accept(
                first,
                "a",
                "[{\"productId\":\"idA\",\"quantity\":2},{\"productId\":\"idB\",\"quantity\":1}]");
        see("a", "CONFIRMED");

        assertThat(faultsOfFirst())
                .containsExactly("order 1 was accepted with other items than sent");
    }

    @Test
    void faultsAcceptedOrderThatHistoryLost() {
        acceptFirst();

        assertThat(faultsOfFirst()).containsExactly("order 1: LOST (a is in the history 0 times)");
    }

    @Test
    void faultsAcceptedOrderThatHistoryShowsTwice() {
        acceptFirst();
        see("a", "CONFIRMED");
        see("a", "CONFIRMED");

        assertThat(faultsOfFirst())
                .containsExactly("order 1: DOUBLED (a is in the history 2 times)");
    }

    @Test
    void faultsOrderThatNeverBecameFinal() {
        acceptFirst();
        see("a", "PENDING");

        assertThat(ledger.reconcile().unfinished()).isEqualTo(1);
        assertThat(faultsOfFirst()).containsExactly("order 1: UNFINISHED (PENDING)");
    }

    @Test
    void faultsCancellationOfPaidOrder() {
        acceptFirst();
        see("a", "CANCELLED");

        assertThat(ledger.reconcile().cancelled())
                .containsExactly(Map.entry("payment-declined", 1L));
        assertThat(faultsOfFirst()).containsExactly("order 1: CANCELLED (payment-declined)");
    }

    @Test
    void faultsRefusalForAnythingButStock() {
        refuse(first, "unknown-product");

        assertThat(faultsOfFirst()).containsExactly("order 1: REFUSED (unknown-product)");
    }

    @Test
    void faultsOrderWithoutClearAnswer() {
        ledger.sent(first);
        ledger.answered(first, basket(first), new Reply(503, "1", PROBLEM.formatted("busy")));

        assertThat(ledger.reconcile().unanswered()).isEqualTo(1);
        assertThat(faultsOfFirst()).containsExactly("order 1: UNANSWERED (busy)");
    }

    @Test
    void faultsOrderThatWasNeverSent() {
        assertThat(faultsOfFirst()).containsExactly("order 1: NOT_SENT (the run ended before)");
        assertThat(ledger.reconcile().sent().orders()).isZero();
    }

    @Test
    void faultsOrderThatShopTookWithoutSayingSo() {
        refuse(first, "out-of-stock");
        see("ghost", "CONFIRMED");

        assertThat(faultsOfFirst())
                .containsExactly("order ghost is in a history, but no answer told of it");
    }

    @Test
    void balancesWhenStockWentDownByWhatWasSold() {
        acceptFirst();
        see("a", "CONFIRMED");
        refuse(second, "out-of-stock");

        ledger.counted(Map.of("A", 10L, "B", 3L), Map.of("A", 2L, "B", 2L));

        assertThat(ledger.reconcile().countedProducts()).isEqualTo(2);
        assertThat(ledger.reconcile().faults()).isEmpty();
    }

    @Test
    void faultsStockThatDiffersFromWhatWasSold() {
        acceptFirst();
        see("a", "CONFIRMED");

        ledger.counted(Map.of("A", 10L, "B", 3L), Map.of("A", 3L, "B", 1L));

        assertThat(faultsOfFirst())
                .containsExactly(
                        "stock of A: 10 before, 8 sold, 3 left",
                        "stock of B: 3 before, 1 sold, 1 left");
    }

    @Test
    void faultsStockThatCancelledOrderStillHolds() {
        acceptFirst();
        see("a", "CANCELLED");

        ledger.counted(Map.of("A", 10L), Map.of("A", 2L));

        assertThat(faultsOfFirst()).contains("stock of A: 10 before, 0 sold, 2 left");
    }

    @Test
    void writesReconciliationAsJson(@TempDir Path folder) throws Exception {
        Path file = ledger.reconcile().writeTo(folder.resolve("new"));

        assertThat(Files.readString(file))
                .contains("\"recorded\"", "\"sent\"", "\"accepted\"", "\"faults\"", "NOT_SENT");
    }

    private List<String> faultsOfFirst() {
        return ledger.reconcile().faults().stream()
                .filter(fault -> !fault.startsWith("order 2"))
                .toList();
    }

    private void acceptFirst() {
        accept(
                first,
                "a",
                "[{\"productId\":\"idA\",\"quantity\":8},{\"productId\":\"idB\",\"quantity\":1}]");
    }

    private void accept(RecordedOrder order, String id, String items) {
        ledger.sent(order);
        String body = "{\"id\":\"%s\",\"items\":%s}".formatted(id, items);
        ledger.answered(order, basket(order), new Reply(202, "", body));
    }

    private void refuse(RecordedOrder order, String type) {
        ledger.sent(order);
        ledger.answered(order, basket(order), new Reply(409, "", PROBLEM.formatted(type)));
    }

    private void see(String id, String status) {
        String json = "{\"id\":\"%s\",\"status\":\"%s\",\"reason\":\"payment-declined\"}";
        ledger.seen(JsonMapper.shared().readTree(json.formatted(id, status)));
    }

    private static Basket basket(RecordedOrder order) {
        return order.basket(new Shelf(Map.of("A", product("A"), "B", product("B"))), "card-ok");
    }

    private static Product product(String sku) {
        return new Product("id" + sku, sku, "A product", "Things", "GBP", 10);
    }
}
