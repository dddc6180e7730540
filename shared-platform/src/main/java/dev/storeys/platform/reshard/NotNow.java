package dev.storeys.platform.reshard;

/** A move does not go on now; it is tried again by and by. */
final class NotNow extends RuntimeException {

    NotNow(String problem) {
        super(problem);
    }
}
