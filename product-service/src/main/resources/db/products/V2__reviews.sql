-- What buyers think of a product, as a count and a sum: changed by one UPDATE, read with the product for nothing.
ALTER TABLE product
    ADD COLUMN reviews bigint NOT NULL DEFAULT 0,
    ADD COLUMN stars   bigint NOT NULL DEFAULT 0,
    ADD CHECK (stars BETWEEN reviews AND 5 * reviews);

-- Who bought what, written when a hold is claimed. No foreign key: it would lock the product for each order.
CREATE TABLE purchase (
    user_id    uuid NOT NULL,
    product_id uuid NOT NULL,
    PRIMARY KEY (user_id, product_id)
);

-- Ids grow with time (UUIDv7), so "newest first" is the second index read backwards.
CREATE TABLE review (
    id         uuid        PRIMARY KEY,
    product_id uuid        NOT NULL REFERENCES product (id),
    user_id    uuid        NOT NULL,
    rating     smallint    NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text       text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (product_id, user_id)
);
CREATE INDEX review_newest ON review (product_id, id);
