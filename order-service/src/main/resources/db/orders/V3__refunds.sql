-- In minor units: what went back to the customer, and what is on its way there.
ALTER TABLE orders
    ADD COLUMN refunded  bigint NOT NULL DEFAULT 0,
    ADD COLUMN refunding bigint NOT NULL DEFAULT 0 CHECK (refunding >= 0),
    -- The last line against giving back more than was paid.
    ADD CONSTRAINT orders_refund_no_more_than_the_total CHECK (refunded >= 0 AND refunded + refunding <= total);

-- One row for each refund and how it ended.
CREATE TABLE refunds (
    id           uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL REFERENCES orders,
    amount       bigint      NOT NULL CHECK (amount > 0),
    status       text        NOT NULL CHECK (status IN ('REQUESTED', 'DONE', 'FAILED')),
    reason       text,
    requested_at timestamptz NOT NULL DEFAULT now(),
    settled_at   timestamptz
);
