package dev.storeys.stack.chaos.traffic;

import java.util.UUID;

/**
 * A product made for a run.
 *
 * @param price minor units
 * @param units what there was of it at the beginning
 */
public record Article(UUID id, String sku, long price, long units) {}
