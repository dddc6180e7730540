package dev.storeys.product.stock;

/** A hold of one order, by the rules of {@link ClaimHold}, {@link ReleaseHold} and expiry. */
public final class HoldInSaga {

    private final Shelf shelf;
    private final int units;
    private HoldStatus status = HoldStatus.HELD;

    private HoldInSaga(Shelf shelf, int units) {
        this.shelf = shelf;
        this.units = units;
    }

    /** What can be sold; never below nothing. */
    public static final class Shelf {

        private int available;

        public Shelf(int available) {
            this.available = available;
        }

        public int available() {
            return available;
        }

        /** The one conditional statement. */
        private boolean take(int units) {
            if (available < units) {
                return false;
            }
            available -= units;
            return true;
        }
    }

    /** Null if there is too little. */
    public static HoldInSaga of(Shelf shelf, int units) {
        return shelf.take(units) ? new HoldInSaga(shelf, units) : null;
    }

    /** True if it is short from now on. */
    public boolean claim() {
        if (status == HoldStatus.HELD) {
            status = HoldStatus.CLAIMED;
        } else if (status == HoldStatus.EXPIRED) {
            status = shelf.take(units) ? HoldStatus.CLAIMED : HoldStatus.SHORT;
            return status == HoldStatus.SHORT;
        }
        return false;
    }

    public void release() {
        if (status != HoldStatus.RELEASED) {
            shelf.available += taken();
            status = HoldStatus.RELEASED;
        }
    }

    /** True if it did so now. */
    public boolean expire() {
        if (status != HoldStatus.HELD) {
            return false;
        }
        shelf.available += units;
        status = HoldStatus.EXPIRED;
        return true;
    }

    public int taken() {
        return status.takesStock() ? units : 0;
    }

    public boolean isKeptForGood() {
        return status == HoldStatus.CLAIMED;
    }

    public boolean isGivenBack() {
        return status == HoldStatus.RELEASED;
    }
}
