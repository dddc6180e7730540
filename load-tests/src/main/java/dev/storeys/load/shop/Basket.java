package dev.storeys.load.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What an order asks for, line by line as the customer gave it: a product may stand in several. */
public record Basket(List<Item> items, String paymentMethod) {

    /** One line. */
    public record Item(String productId, long quantity) {}

    /** The body of the order. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** Units by product: what the shop makes of the lines. */
    public Map<String, Long> merged() {
        Map<String, Long> units = new TreeMap<>();
        items.forEach(item -> units.merge(item.productId(), item.quantity(), Long::sum));
        return units;
    }
}
