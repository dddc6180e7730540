-- Which token comes next is a fact of the session's one row, so that two who refresh at once wait for each other there.
ALTER TABLE users.sessions
    ADD COLUMN newest     bytea, -- hash of the token that buys the next pair
    ADD COLUMN previous   bytea, -- of the one that bought the newest; good once more within the grace
    ADD COLUMN rotated_at timestamptz NOT NULL DEFAULT now();

UPDATE users.sessions session SET newest = token.hash
FROM users.refresh_tokens token
WHERE token.session_id = session.id AND token.used_at IS NULL;

-- These have no token left that anybody could use.
DELETE FROM users.sessions WHERE newest IS NULL;
ALTER TABLE users.sessions ALTER COLUMN newest SET NOT NULL;
ALTER TABLE users.refresh_tokens DROP COLUMN used_at;

-- Every instance asks again and again which sessions ended a moment ago.
CREATE INDEX sessions_by_end ON users.sessions (ended_at) WHERE ended_at IS NOT NULL;

-- Failed logins of an account, an address, or both; the key is a hash, so that no e-mail stands here.
CREATE TABLE users.login_failures (
    key        text        PRIMARY KEY CHECK (length(key) = 64),
    failures   int         NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX login_failures_by_expiry ON users.login_failures (expires_at);
