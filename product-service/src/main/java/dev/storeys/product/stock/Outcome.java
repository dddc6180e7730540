package dev.storeys.product.stock;

import java.util.List;
import java.util.UUID;

/** What became of an {@link Ask}. */
sealed interface Outcome {

    /** The answer to whoever asked. */
    Reservation orThrow(UUID orderId, UUID product);

    /** The units are held, by this request or by an earlier one of the same order. */
    record Held(Reservation reservation) implements Outcome {
        @Override
        public Reservation orThrow(UUID orderId, UUID product) {
            return reservation;
        }
    }

    /** Nothing is held. */
    enum Refused implements Outcome {
        /** There is less than the order wants. */
        SHORT,
        /** The order had a hold, which is over. */
        ENDED,
        /** There is no such product. */
        UNKNOWN;

        @Override
        public Reservation orThrow(UUID orderId, UUID product) {
            throw switch (this) {
                case SHORT -> new OutOfStock(List.of(product));
                case ENDED -> new HoldEnded(orderId);
                case UNKNOWN -> new UnknownProduct(List.of(product));
            };
        }
    }
}
