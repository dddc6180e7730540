-- On each shard: whom it does not take changes for, as he is being moved, or has been. A process that has not heard of it is refused here.
CREATE TABLE fenced_buckets (
    bucket int PRIMARY KEY
);
-- Whoever was moved by himself: what is said of him comes before what is said of his bucket.
CREATE TABLE fenced_users (
    user_id uuid    PRIMARY KEY,
    fenced  boolean NOT NULL
);

-- Which process carries a move out. Each of its transactions looks here first, so that one that was taken for dead can do nothing any more.
CREATE TABLE permits (
    move  bigint  PRIMARY KEY,
    mover uuid    NOT NULL,
    open  boolean NOT NULL DEFAULT true
);

-- The same as dev.storeys.platform.shard.Buckets: CRC-32C of the sixteen bytes, four bits at a time.
CREATE FUNCTION bucket(id uuid) RETURNS int LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    steps CONSTANT bigint[] := ARRAY[0, 274646895, 549293790, 820201905, 1098587580, 1361435347, 1640403810, 1905808397,
        2197175160, 2460548119, 2722870694, 2987750089, 3280807620, 3553878443, 3811616794, 4084100981];
    bytes CONSTANT bytea := uuid_send(id);
    crc bigint := 4294967295;
BEGIN
    FOR i IN 0..15 LOOP
        crc := crc # get_byte(bytes, i);
        crc := (crc >> 4) # steps[(crc & 15) + 1];
        crc := (crc >> 4) # steps[(crc & 15) + 1];
    END LOOP;
    RETURN (crc # 4294967295) % 1024;
END
$$;

-- A transaction has its number before it looks: so whoever puts up a fence, and then waits until no older transaction is left, has seen
-- all that was written by those who did not see it.
CREATE FUNCTION refuse_fenced(id uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    is_fenced boolean;
BEGIN
    IF id IS NULL OR current_setting('storeys.mover', true) = 'on' THEN
        RETURN;
    END IF;
    PERFORM pg_current_xact_id();
    SELECT fenced INTO is_fenced FROM shard.fenced_users WHERE user_id = id;
    IF is_fenced IS NULL AND EXISTS (SELECT FROM shard.fenced_buckets) THEN
        is_fenced := EXISTS (SELECT FROM shard.fenced_buckets WHERE bucket = shard.bucket(id));
    END IF;
    IF is_fenced THEN
        -- Class 57, operator intervention: to be tried again by and by.
        RAISE EXCEPTION 'The user is moved to another shard' USING ERRCODE = '57F01';
    END IF;
END
$$;

CREATE FUNCTION fence_by_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM shard.refuse_fenced(OLD.id);
        RETURN OLD;
    END IF;
    PERFORM shard.refuse_fenced(NEW.id);
    RETURN NEW;
END
$$;

CREATE FUNCTION fence_by_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM shard.refuse_fenced(OLD.user_id);
        RETURN OLD;
    END IF;
    PERFORM shard.refuse_fenced(NEW.user_id);
    RETURN NEW;
END
$$;

CREATE FUNCTION fence_by_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM shard.refuse_fenced(OLD.owner);
        RETURN OLD;
    END IF;
    PERFORM shard.refuse_fenced(NEW.owner);
    RETURN NEW;
END
$$;
