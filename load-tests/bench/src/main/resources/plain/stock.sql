CREATE SCHEMA plain;
CREATE TABLE plain.stock (product_id uuid PRIMARY KEY, available bigint NOT NULL CHECK (available >= 0)) WITH (fillfactor = 70);
INSERT INTO plain.stock VALUES ('00000000-0000-0000-0000-000000000001', 1000000000);
