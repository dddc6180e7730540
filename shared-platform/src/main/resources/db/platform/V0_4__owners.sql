-- Whose data an event or a call had its effect on: what is remembered of it goes with that user when he is moved to another shard.
ALTER TABLE inbox ADD COLUMN owner uuid;
ALTER TABLE idempotency ADD COLUMN owner uuid;
