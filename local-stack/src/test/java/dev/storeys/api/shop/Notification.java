package dev.storeys.api.shop;

import tools.jackson.databind.JsonNode;

/** What a customer reads in the app. */
public record Notification(String kind, String orderId, String title, String text) {

    static Notification in(JsonNode item) {
        return new Notification(
                item.path("kind").asString(),
                item.path("orderId").asString(),
                item.path("title").asString(),
                item.path("text").asString());
    }
}
