CREATE TABLE notification (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('ORDER_CONFIRMED', 'ORDER_CANCELLED', 'ORDER_SHIPPED', 'ORDER_DELIVERED')),
    order_id   uuid        NOT NULL,
    title      text        NOT NULL,
    text       text        NOT NULL,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL,
    -- The last line against telling anybody anything twice.
    UNIQUE (order_id, kind)
);

-- Ids grow with time, so this is also the order of the list.
CREATE INDEX notification_of_user ON notification (user_id, id DESC);

-- No name and no address: they are looked up when the mail is sent.
CREATE TABLE mail (
    id              uuid        PRIMARY KEY,
    user_id         uuid        NOT NULL,
    order_id        uuid        NOT NULL,
    topic           text        NOT NULL,
    subject         text        NOT NULL,
    text            text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PENDING', 'SENT', 'DROPPED')),
    reason          text,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    created_at      timestamptz NOT NULL,
    settled_at      timestamptz,
    version         bigint      NOT NULL,
    UNIQUE (order_id, topic)
);

-- Only waiting mails, so the index stays small however many are sent.
CREATE INDEX mail_due ON mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
