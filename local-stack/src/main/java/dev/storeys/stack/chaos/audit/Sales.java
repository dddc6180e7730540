package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import java.util.ArrayList;
import java.util.List;

/** Whether exactly as many units were sold as there were, where far more were wanted. */
record Sales(Evidence evidence, Books books) {

    List<Invariant> judge() {
        List<Invariant> rows = new ArrayList<>();
        for (Article article : evidence.articles()) {
            List<Deal> deals =
                    evidence.deals().stream()
                            .filter(deal -> deal.purchase().article().equals(article))
                            .toList();
            if (deals.size() > article.units() && deals.stream().allMatch(Sales::isSimple)) {
                rows.add(
                        Invariant.equal(
                                "units sold to %d who wanted one".formatted(deals.size()),
                                article.units(),
                                sold(article)));
            }
        }
        return rows;
    }

    // Elsewhere cards are declined and units come back, or what is left does not suffice.
    private static boolean isSimple(Deal deal) {
        return deal.purchase().quantity() == 1 && deal.purchase().paymentMethod().equals("card-ok");
    }

    private long sold(Article article) {
        return books.orders().stream()
                .filter(Order::confirmed)
                .filter(order -> order.product().equals(article.id()))
                .mapToLong(Order::units)
                .sum();
    }
}
