package dev.storeys.stack.chaos.traffic;

/** What one Idempotency-Key stands for. */
public record Purchase(
        String key, Shopper shopper, Article article, int quantity, String paymentMethod) {

    /** The same purchase with another body under the same key, which the shop must refuse. */
    Purchase forged() {
        return new Purchase(key, shopper, article, quantity + 1, paymentMethod);
    }

    /** The same key and body of somebody else, who is to get an order of his own. */
    public Purchase by(Shopper other) {
        return new Purchase(key, other, article, quantity, paymentMethod);
    }

    /** The same purchase without the key that it needs. */
    Purchase keyless() {
        return new Purchase("", shopper, article, quantity, paymentMethod);
    }

    String body() {
        return """
        {"items":[{"productId":"%s","quantity":%d}],"paymentMethod":"%s"}\
        """
                .formatted(article.id(), quantity, paymentMethod);
    }
}
