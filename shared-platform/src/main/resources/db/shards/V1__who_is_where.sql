-- In the main database: which shard keeps whom. One row says by which rule, so that no process goes by another.
CREATE TABLE strategy (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    strategy text    NOT NULL CHECK (strategy IN ('range', 'hash', 'directory'))
);

CREATE TABLE nodes (
    name  text   PRIMARY KEY,
    range text,                        -- of first letters, with the strategy range
    users bigint NOT NULL DEFAULT 0    -- with the strategy directory: how many were sent there
);

-- With the strategy hash.
CREATE TABLE buckets (
    bucket int  PRIMARY KEY CHECK (bucket BETWEEN 0 AND 1023),
    node   text NOT NULL REFERENCES nodes
);

-- Everybody who has an account, or was about to open one. The e-mail stands here as a hash only.
CREATE TABLE users (
    id         uuid  PRIMARY KEY,
    email_hash bytea NOT NULL UNIQUE CHECK (length(email_hash) = 32),
    handle     text  NOT NULL,
    node       text REFERENCES nodes   -- with the strategy directory
);
CREATE INDEX users_of_node ON users (node) WHERE node IS NOT NULL;
