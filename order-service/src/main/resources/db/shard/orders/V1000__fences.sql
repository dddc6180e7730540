-- Lines and refunds change with their order, so its fence is theirs.
CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION shard.fence_by_user();
CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON cart_items FOR EACH ROW EXECUTE FUNCTION shard.fence_by_user();
