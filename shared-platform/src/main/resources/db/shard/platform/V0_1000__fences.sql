CREATE INDEX inbox_owner ON inbox (owner) WHERE owner IS NOT NULL;
CREATE INDEX idempotency_owner ON idempotency (owner) WHERE owner IS NOT NULL;
-- Nobody waits for what is forgotten, so only what is written is fenced.
CREATE TRIGGER fence BEFORE INSERT OR UPDATE ON inbox FOR EACH ROW EXECUTE FUNCTION shard.fence_by_owner();
CREATE TRIGGER fence BEFORE INSERT OR UPDATE ON idempotency FOR EACH ROW EXECUTE FUNCTION shard.fence_by_owner();
