package dev.storeys.payment.sandbox;

import org.jspecify.annotations.Nullable;

/** What a request is answered with: a status, and a body that becomes JSON. */
record Answer(int status, @Nullable Object body) {

    /** Nothing more: the answer is out already, or there is to be none at all. */
    static final Answer NONE = new Answer(0, null);

    boolean isNone() {
        return body == null;
    }
}
