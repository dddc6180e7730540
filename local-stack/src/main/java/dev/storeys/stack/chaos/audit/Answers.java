package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.traffic.Browsing.Looks;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Purchase;
import dev.storeys.stack.chaos.traffic.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the shop did what it told its customers. */
record Answers(Evidence evidence, Books books) {

    List<Invariant> judge() {
        List<Invariant> rows = new ArrayList<>(judgeKeys());
        rows.add(sharedOrders());
        rows.add(differingRepeats());
        rows.add(notOnce());
        rows.add(notAsBought());
        rows.add(untold());
        rows.add(missingInHistories());
        rows.add(unfinished());
        return rows;
    }

    private List<Invariant> judgeKeys() {
        List<Invariant> rows = new ArrayList<>();
        List<Deal> deals = evidence.deals();
        rows.add(none("checkouts without a clear answer", deals, deal -> !deal.isClear()));
        rows.add(none("refused for another reason than sold out", deals, Answers::wronglyRefused));
        if (evidence.flawless()) {
            rows.add(none("checkouts not answered at once", deals, d -> !d.isClearAtOnce()));
        }
        if (evidence.looks().sent() > 0) {
            Looks looks = evidence.looks();
            rows.add(Invariant.none("looks not answered at once", looks.sent(), looks.failed()));
        }
        rows.add(none("keys with more than one order", deals, deal -> deal.orders().size() > 1));
        List<Deal> forged = deals.stream().filter(deal -> !deal.forgeries().isEmpty()).toList();
        if (!forged.isEmpty()) {
            rows.add(none("keys that took another body", forged, Answers::tookAnotherBody));
        }
        return rows;
    }

    private static boolean wronglyRefused(Deal deal) {
        return !deal.accepted()
                && deal.replies().stream().anyMatch(reply -> reply.isClear() && !reply.isSoldOut());
    }

    private static boolean tookAnotherBody(Deal deal) {
        return !deal.forgeries().stream().allMatch(Reply::isKeyReused);
    }

    private Invariant sharedOrders() {
        List<UUID> told =
                evidence.accepted().stream().flatMap(deal -> deal.orders().stream()).toList();
        Set<UUID> seen = new HashSet<>();
        List<UUID> twice = told.stream().filter(order -> !seen.add(order)).toList();
        return Invariant.none("orders told to more than one key", told.size(), twice);
    }

    private Invariant differingRepeats() {
        List<Deal> repeated =
                evidence.deals().stream()
                        .filter(deal -> deal.replies().stream().filter(Reply::accepted).count() > 1)
                        .toList();
        return none(
                "repeated answers that differ by a byte",
                repeated,
                deal -> deal.acceptedBodies().size() > 1);
    }

    private Invariant notOnce() {
        Map<UUID, Long> rows =
                books.orders().stream()
                        .collect(Collectors.groupingBy(Order::id, Collectors.counting()));
        Set<UUID> told = evidence.acknowledged();
        return Invariant.none(
                "acknowledged orders lost or doubled",
                told.size(),
                told.stream().filter(order -> rows.getOrDefault(order, 0L) != 1).toList());
    }

    private Invariant notAsBought() {
        Map<UUID, Order> orders = byId();
        List<String> wrong = new ArrayList<>();
        for (Deal deal : evidence.accepted()) {
            for (UUID id : deal.orders()) {
                Order order = orders.get(id);
                if (order != null && !isWhatWasBought(order, deal.purchase())) {
                    wrong.add(deal.purchase().key());
                }
            }
        }
        return Invariant.none(
                "orders of another customer, article or sum", evidence.accepted().size(), wrong);
    }

    private static boolean isWhatWasBought(Order order, Purchase purchase) {
        return order.user().equals(purchase.shopper().id())
                && order.product().equals(purchase.article().id())
                && order.units() == purchase.quantity()
                && order.total() == purchase.article().price() * purchase.quantity();
    }

    private Invariant untold() {
        Set<UUID> told = evidence.acknowledged();
        Set<UUID> known = new HashSet<>(byId().keySet());
        books.histories().values().forEach(known::addAll);
        return Invariant.none(
                "orders that no answer told of",
                known.size(),
                known.stream().filter(order -> !told.contains(order)).toList());
    }

    private Invariant missingInHistories() {
        List<UUID> missing =
                books.orders().stream()
                        .filter(order ->
                                !books.histories()
                                        .getOrDefault(order.user(), Set.of())
                                        .contains(order.id()))
                        .map(Order::id)
                        .toList();
        return Invariant.none(
                "orders missing in their customer's history", books.orders().size(), missing);
    }

    private Invariant unfinished() {
        List<UUID> open =
                books.orders().stream()
                        .filter(order -> !order.confirmed() && !order.undone())
                        .map(Order::id)
                        .toList();
        return Invariant.none("orders unfinished", books.orders().size(), open);
    }

    private Map<UUID, Order> byId() {
        return books.orders().stream()
                .collect(Collectors.toMap(Order::id, Function.identity(), (one, two) -> one));
    }

    private static Invariant none(String name, Collection<Deal> among, Predicate<Deal> breaks) {
        List<String> breaking =
                among.stream().filter(breaks).map(deal -> deal.purchase().key()).toList();
        return Invariant.none(name, among.size(), breaking);
    }
}
