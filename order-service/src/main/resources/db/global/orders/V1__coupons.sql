-- What stays in the main database when orders are spread over shards: coupons, as in db/orders.
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
    order_id uuid NOT NULL,
    code     text NOT NULL REFERENCES coupons,
    user_id  uuid NOT NULL,
    PRIMARY KEY (order_id, code)
);
