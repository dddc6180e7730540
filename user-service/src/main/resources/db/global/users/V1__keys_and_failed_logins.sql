-- What stays in the main database when users are spread over shards, as in db/users.

-- Private keys lie here in clear: who reads this table signs tokens.
CREATE TABLE users.signing_keys (
    number     int         PRIMARY KEY,
    jwk        text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Failed logins of an account, an address, or both; the key is a hash, so that no e-mail stands here.
CREATE TABLE users.login_failures (
    key        text        PRIMARY KEY CHECK (length(key) = 64),
    failures   int         NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX login_failures_by_expiry ON users.login_failures (expires_at);
