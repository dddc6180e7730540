-- A queue is emptied as fast as it is filled: what is dead goes at once, by count and not by share of the table. No vacuum cuts off
-- the file's empty end, since that takes a lock which all writers wait for.
ALTER TABLE outbox SET (
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0,
    vacuum_truncate = false
);

-- The same facts as in the headers of a Kafka dead letter: what was thrown (the message is in reason) and where the event had lain.
ALTER TABLE dead_letter
    ADD COLUMN exception text   NOT NULL DEFAULT '',
    ADD COLUMN position  bigint NOT NULL DEFAULT 0;
