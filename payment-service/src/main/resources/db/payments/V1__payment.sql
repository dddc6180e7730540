CREATE TABLE payment (
    id                 uuid        PRIMARY KEY,
    order_id           uuid        NOT NULL UNIQUE,
    amount             bigint      NOT NULL CHECK (amount >= 0),
    currency           text        NOT NULL CHECK (length(currency) = 3),
    method             text        NOT NULL,
    status             text        NOT NULL CHECK (status IN ('REQUESTED', 'AUTHORIZED', 'DECLINED', 'VOIDED')),
    reason             text,
    provider_reference text,
    order_cancelled    boolean     NOT NULL DEFAULT false,
    attempts           integer     NOT NULL DEFAULT 0,
    next_attempt_at    timestamptz,
    requested_at       timestamptz NOT NULL,
    settled_at         timestamptz,
    version            bigint      NOT NULL
);

-- Only open payments, so the index stays small however many are settled.
CREATE INDEX payment_due ON payment (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Orders that were cancelled before their payment was heard of, so that it is not made when it comes late.
CREATE TABLE cancelled_order (
    order_id     uuid        PRIMARY KEY,
    cancelled_at timestamptz NOT NULL
);
