package dev.storeys.load.replay;

/** What the shop said to an order that was sent. */
sealed interface Answer {

    /** The shop took it under this id. */
    record Accepted(String id) implements Answer {}

    /** The shop said no, and why: the last part of the problem's type, or the bare status. */
    record Refused(String reason) implements Answer {}

    /** Nothing that could be understood, after all attempts. */
    record Missing(String last) implements Answer {}
}
