CREATE TABLE orders (
    id             uuid PRIMARY KEY, -- time-ordered, so it is also the order of history
    user_id        uuid        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED')),
    total          bigint      NOT NULL CHECK (total >= 0),
    currency       char(3)     NOT NULL,
    payment_method text        NOT NULL,
    reason         text,
    created_at     timestamptz NOT NULL,
    version        bigint      NOT NULL
);
CREATE INDEX orders_of_user ON orders (user_id, id DESC);

CREATE TABLE order_lines (
    order_id   uuid   NOT NULL REFERENCES orders,
    line       int    NOT NULL,
    product_id uuid   NOT NULL,
    sku        text   NOT NULL,
    name       text   NOT NULL,
    quantity   int    NOT NULL CHECK (quantity > 0),
    unit_price bigint NOT NULL CHECK (unit_price >= 0),
    PRIMARY KEY (order_id, line)
);

-- One row for each Idempotency-Key: who works on it, and in the end the answer.
CREATE TABLE checkout_keys (
    user_id      uuid        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    order_id     uuid        NOT NULL,
    answer       text, -- null while the request is in flight
    locked_until timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);
CREATE INDEX checkout_keys_created_at ON checkout_keys (created_at);

CREATE TABLE cart_items (
    user_id    uuid        NOT NULL,
    product_id uuid        NOT NULL,
    quantity   int         NOT NULL CHECK (quantity > 0),
    added_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, product_id)
);
