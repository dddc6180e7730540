CREATE TABLE users.users (
    id            uuid        PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
    handle        text        NOT NULL CHECK (handle ~ '^[a-z0-9._-]{1,64}$'),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    country       text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    region        text        NOT NULL CHECK (region IN ('us-east-1', 'eu-west-1', 'ap-southeast-1')),
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    admin         boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- A session is a family of refresh tokens; its end is the end of them all.
CREATE TABLE users.sessions (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users.users ON DELETE CASCADE,
    begun_at   timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz
);
CREATE INDEX sessions_by_user ON users.sessions (user_id);

CREATE TABLE users.refresh_tokens (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
    session_id uuid        NOT NULL REFERENCES users.sessions ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_tokens_by_session ON users.refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON users.refresh_tokens (expires_at);

-- Private keys lie here in clear: who reads this table signs tokens.
CREATE TABLE users.signing_keys (
    number     int         PRIMARY KEY,
    jwk        text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
