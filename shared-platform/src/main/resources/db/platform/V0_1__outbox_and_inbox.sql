-- Events wait here from the transaction that caused them until the transport has taken them.
CREATE TABLE outbox (
    position   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id   uuid        NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    payload    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- One row for each event that a consumer has taken in, written with its effect.
CREATE TABLE inbox (
    consumer   text        NOT NULL,
    event_id   uuid        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_handled_at ON inbox (handled_at);

-- Events that a consumer refused again and again, kept for a human (in-process transport; Kafka has topics for them).
CREATE TABLE dead_letter (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    topic    text        NOT NULL,
    key      text        NOT NULL,
    payload  text        NOT NULL,
    reason   text        NOT NULL,
    died_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, event_id)
);
