package dev.storeys.platform.idempotency;

/** What a request finds at its key: it may work, or it learns what was answered. */
sealed interface Found permits Claim, Answer {}
