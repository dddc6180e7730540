package dev.storeys.stack.supervision;

/** A start was given up because another component failed or the user asked for an end. */
final class StartAbandoned extends RuntimeException {

    private static final long serialVersionUID = 1;
}
