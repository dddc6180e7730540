-- The platform keeps the keys of all modules now (V0_2). What customers may still repeat comes along.
INSERT INTO idempotency (user_id, operation, key, request_hash, subject, lease, locked_until, status, body, location, created_at)
SELECT user_id, 'place-order', key, request_hash, order_id, gen_random_uuid(), locked_until,
       CASE WHEN answer IS NOT NULL THEN 202 END,
       answer,
       CASE WHEN answer IS NOT NULL THEN '/api/v1/orders/' || order_id END,
       created_at
FROM checkout_keys;
DROP TABLE checkout_keys;

CREATE TABLE coupons (
    code             text PRIMARY KEY,
    percentage       int CHECK (percentage BETWEEN 1 AND 100),
    amount           bigint CHECK (amount > 0),
    minimum_total    bigint      NOT NULL DEFAULT 0 CHECK (minimum_total >= 0),
    currency         char(3), -- null: any
    valid_from       timestamptz NOT NULL,
    valid_until      timestamptz, -- null: for ever
    redemption_limit int,
    limit_per_user   int,
    redeemed         int         NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
    CHECK ((percentage IS NULL) <> (amount IS NULL)),
    CHECK (currency IS NOT NULL OR (amount IS NULL AND minimum_total = 0)),
    CHECK (valid_until > valid_from),
    -- What keeps many orders at once within the limits: each sees the row as the one before left it.
    CONSTRAINT coupon_limit CHECK (redeemed <= redemption_limit)
);

-- How often a customer has used a coupon.
CREATE TABLE coupon_users (
    code     text NOT NULL REFERENCES coupons,
    user_id  uuid NOT NULL,
    redeemed int  NOT NULL CHECK (redeemed >= 0),
    allowed  int, -- the coupon's limit, which never changes
    PRIMARY KEY (code, user_id),
    CONSTRAINT coupon_limit_per_user CHECK (redeemed <= allowed)
);

-- One row for each order that uses a coupon, until it is cancelled.
CREATE TABLE coupon_redemptions (
    order_id uuid NOT NULL REFERENCES orders,
    code     text NOT NULL REFERENCES coupons,
    user_id  uuid NOT NULL,
    PRIMARY KEY (order_id, code)
);

ALTER TABLE orders
    ADD COLUMN coupon_code text REFERENCES coupons,
    ADD COLUMN discount    bigint NOT NULL DEFAULT 0 CHECK (discount >= 0);
