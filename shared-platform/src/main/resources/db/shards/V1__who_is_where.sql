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
    node       text REFERENCES nodes   -- with the strategy directory, and of whoever was moved by himself
);
CREATE INDEX users_of_node ON users (node) WHERE node IS NOT NULL;

-- Each change of place makes it one more; processes look at it twice a second.
CREATE TABLE version (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    number bigint  NOT NULL
);
INSERT INTO version (number) VALUES (1);

-- Who is to be moved, and how far that is: one row for a bucket or for a user.
CREATE TABLE moves (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bucket     int,
    user_id    uuid REFERENCES users,
    source     text        NOT NULL REFERENCES nodes,
    target     text        NOT NULL REFERENCES nodes,
    state      text        NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED', 'FENCED', 'SWITCHED', 'DONE')),
    users      int         NOT NULL DEFAULT 0,
    rows       bigint      NOT NULL DEFAULT 0,
    mover      uuid,       -- the process that carries it out
    problem    text,       -- why it does not go on now
    planned_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    CHECK ((bucket IS NULL) <> (user_id IS NULL)),
    CHECK (source <> target)
);
-- Nobody is on two ways at once.
CREATE UNIQUE INDEX moves_of_bucket ON moves (bucket) WHERE state <> 'DONE';
CREATE UNIQUE INDEX moves_of_user ON moves (user_id) WHERE state <> 'DONE';
