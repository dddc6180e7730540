-- Coupons are nobody's and stay in one database; orders may be spread over several. An order counts there before it is written, by its id.
ALTER TABLE orders DROP CONSTRAINT orders_coupon_code_fkey;
ALTER TABLE coupon_redemptions DROP CONSTRAINT coupon_redemptions_order_id_fkey;
