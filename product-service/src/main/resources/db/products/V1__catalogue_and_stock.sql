-- The catalogue. Ids grow with time (UUIDv7), so "newest first" is the primary key read backwards.
CREATE TABLE product (
    id          uuid   PRIMARY KEY,
    sku         text   NOT NULL UNIQUE CHECK (sku ~ '^[A-Za-z0-9._-]{1,40}$'),
    -- A language-aware order, so that "apron" stands before "Basket".
    name        text   COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description text   NOT NULL CHECK (length(description) <= 4000),
    category    text   NOT NULL CHECK (length(category) BETWEEN 1 AND 60),
    price       bigint NOT NULL CHECK (price BETWEEN 0 AND 10000000000),
    currency    text   NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    search      tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', name), 'A')
        || setweight(to_tsvector('english', sku || ' ' || category), 'B')
        || setweight(to_tsvector('english', description), 'C')) STORED
);
CREATE INDEX product_search ON product USING gin (search);
-- Every page of every sort starts inside one of these; the id breaks ties.
CREATE INDEX product_price ON product (price, id);
CREATE INDEX product_name ON product (name, id);
CREATE INDEX product_category ON product (category, id);
CREATE INDEX product_category_price ON product (category, price, id);
CREATE INDEX product_category_name ON product (category, name, id);

-- What can be sold now. A narrow row of its own: the hottest update of the shop must not rewrite texts and their index.
CREATE TABLE stock (
    product_id uuid   PRIMARY KEY REFERENCES product (id),
    -- The last line of defence against overselling; the statements that take stock check it before.
    available  bigint NOT NULL CHECK (available >= 0)
) WITH (fillfactor = 70);

-- What an order took, and the answer it got, so that the same question gets the same answer.
CREATE TABLE reservation (
    order_id   uuid        PRIMARY KEY,
    status     text        NOT NULL CHECK (status IN ('HELD', 'CLAIMED', 'EXPIRED', 'RELEASED', 'SHORT')),
    lines      jsonb       NOT NULL,
    held_at    timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX reservation_due ON reservation (expires_at) WHERE status = 'HELD';
