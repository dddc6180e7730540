CREATE SCHEMA plain;
CREATE TABLE plain.product AS
    SELECT md5(row_number() OVER (ORDER BY p.id)::text)::uuid AS id, p.sku, p.name, p.description, p.category, p.price, p.currency,
           p.reviews, p.stars, s.available
    FROM products.product p JOIN products.stock s ON s.product_id = p.id;
ALTER TABLE plain.product ADD PRIMARY KEY (id);
ANALYZE plain.product;
