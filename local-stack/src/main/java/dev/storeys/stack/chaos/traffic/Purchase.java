package dev.storeys.stack.chaos.traffic;

/** What one Idempotency-Key stands for. */
public record Purchase(
        String key, Shopper shopper, Article article, int quantity, String paymentMethod) {

    /** The same purchase with another body under the same key, which the shop must refuse. */
    Purchase forged() {
        return new Purchase(key, shopper, article, quantity + 1, paymentMethod);
    }

    String body() {
        return """
        {"items":[{"productId":"%s","quantity":%d}],"paymentMethod":"%s"}\
        """
                .formatted(article.id(), quantity, paymentMethod);
    }
}
