package dev.storeys.payment.provider;

import dev.storeys.events.Money;
import java.util.UUID;

/** What the provider is asked to authorise; {@code method} is the provider's name of a card. */
public record Charge(UUID orderId, Money amount, String method) {}
