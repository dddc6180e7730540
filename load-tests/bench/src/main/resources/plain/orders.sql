-- What a careful shop writes down for an order, as Storeys does: the key and its answer, the order, its lines, its event.
CREATE SCHEMA plain;
CREATE TABLE plain.keys (
    user_id uuid, key text, request_hash text NOT NULL, order_id uuid NOT NULL, answer text,
    locked_until timestamptz NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, key)
);
CREATE INDEX ON plain.keys (created_at);
CREATE TABLE plain.orders (
    id uuid PRIMARY KEY, user_id uuid NOT NULL, status text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'CANCELLED')),
    total bigint NOT NULL CHECK (total >= 0), currency char(3) NOT NULL, payment_method text NOT NULL,
    created_at timestamptz NOT NULL, version bigint NOT NULL
);
CREATE INDEX ON plain.orders (user_id, id DESC);
CREATE TABLE plain.lines (
    order_id uuid NOT NULL REFERENCES plain.orders, line int NOT NULL, product_id uuid NOT NULL, sku text NOT NULL, name text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0), unit_price bigint NOT NULL CHECK (unit_price >= 0), PRIMARY KEY (order_id, line)
);
CREATE TABLE plain.outbox (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, topic text NOT NULL, key text NOT NULL,
    payload text NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Ids that grow with time, as Storeys makes them, so that the peer's indexes fare no worse.
CREATE FUNCTION plain.next_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(r, 1, 3) || '8' || substr(r, 4, 15))::uuid
    FROM replace(gen_random_uuid()::text, '-', '') AS r
$$;
