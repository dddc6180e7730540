-- One row for each Idempotency-Key: who works on it, and in the end the answer.
CREATE TABLE idempotency (
    user_id      uuid        NOT NULL,
    operation    text        NOT NULL,
    key          text        NOT NULL,
    request_hash text        NOT NULL,
    subject      uuid        NOT NULL, -- the id of what the call creates, the same for each attempt
    lease        uuid        NOT NULL, -- of the latest attempt; an earlier one can keep no answer
    locked_until timestamptz NOT NULL,
    status       int, -- null while the request is in flight
    body         text,
    location     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, operation, key),
    CHECK ((status IS NULL) = (body IS NULL))
);
CREATE INDEX idempotency_created_at ON idempotency (created_at);
