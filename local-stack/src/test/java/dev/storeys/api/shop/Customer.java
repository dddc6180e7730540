package dev.storeys.api.shop;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, signed in. */
public record Customer(String id, Account account) implements Bearer {

    /** A new customer of that name and country. */
    public static Customer registered(String name, String country) {
        String email = "customer-" + UUID.randomUUID() + "@example.com";
        Answer user = Account.register(email, Account.PASSWORD, name, country).mustBe(201);
        return new Customer(
                Objects.requireNonNull(user.text("/id")),
                Account.signedIn(email, Account.PASSWORD));
    }

    @Override
    public String token() {
        return account.token();
    }

    public String email() {
        return account.email();
    }

    /** Begins an order, to be sent by {@link Checkout#paying} or {@link Checkout#attempt}. */
    public Checkout orders(Product product, long quantity) {
        return new Checkout(this).and(product, quantity);
    }

    /** Begins an order of nothing yet. */
    public Checkout orders() {
        return new Checkout(this);
    }

    /** Their orders, newest first, as the first page of a hundred shows them. */
    public List<JsonNode> history() {
        return Request.get("/api/v1/orders?limit=100")
                .as(this)
                .send()
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    public Answer cart() {
        return Request.get("/api/v1/cart").as(this).send().mustBe(200);
    }

    /** Tries to have so many of a product in the cart. */
    public Answer puts(Product product, long quantity) {
        return Request.put("/api/v1/cart/items/" + product.id())
                .as(this)
                .json(Map.of("quantity", quantity))
                .send();
    }

    /** Takes a product out of the cart. */
    public Answer removes(Product product) {
        return Request.delete("/api/v1/cart/items/" + product.id()).as(this).send();
    }

    /** Tries to say what they think of a product. */
    public Answer reviews(Product product, int stars, String text) {
        return Request.post(product.path() + "/reviews")
                .as(this)
                .json(Map.of("rating", stars, "text", text))
                .send();
    }

    public Answer profile() {
        return Request.get("/api/v1/users/me").as(this).send().mustBe(200);
    }

    /** Tries to change something about themselves. */
    public Answer changes(Map<String, ?> profile) {
        return Request.patch("/api/v1/users/me").as(this).json(profile).send();
    }

    /** What the shop told them, in the app. */
    public List<Notification> notifications() {
        return Request.get("/api/v1/notifications")
                .as(this)
                .send()
                .mustBe(200)
                .json()
                .path("items")
                .valueStream()
                .map(Notification::in)
                .toList();
    }

    /** What the shop wrote to them. */
    public Mailbox mailbox() {
        return new Mailbox(email());
    }
}
