-- By which a bucket's users are found.
CREATE INDEX users_of_bucket ON users (shard.bucket(id));

-- Tokens change with their session, so its fence is theirs; those that are over are deleted without it.
CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION shard.fence_by_id();
CREATE TRIGGER fence BEFORE INSERT OR UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION shard.fence_by_user();
