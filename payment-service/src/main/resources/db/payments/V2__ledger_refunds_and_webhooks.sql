-- What becomes of an amount after it is authorised: amounts are minor units of the payment's currency.
ALTER TABLE payment
    ADD COLUMN capture_requested boolean NOT NULL DEFAULT false,
    -- Never taken, and no longer reserved.
    ADD COLUMN released bigint NOT NULL DEFAULT 0 CHECK (released >= 0),
    ADD COLUMN captured bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT payment_status_check,
    ADD CONSTRAINT payment_status_check CHECK (status IN
        ('REQUESTED', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
    -- The last line against giving back more than was taken, or taking more than was reserved.
    ADD CONSTRAINT payment_takes_no_more_than_its_amount CHECK (released + captured <= amount),
    ADD CONSTRAINT payment_refunds_no_more_than_it_took CHECK (refunded BETWEEN 0 AND captured);

CREATE TABLE refund (
    id              uuid        PRIMARY KEY, -- order-service's name for it, and the idempotency key at the provider
    payment_id      uuid        NOT NULL REFERENCES payment,
    order_id        uuid        NOT NULL,
    amount          bigint      NOT NULL CHECK (amount > 0),
    currency        text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('REQUESTED', 'DONE', 'FAILED')),
    reason          text,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    requested_at    timestamptz NOT NULL,
    settled_at      timestamptz,
    version         bigint      NOT NULL
);
CREATE INDEX refund_of_payment ON refund (payment_id);
CREATE INDEX refund_due ON refund (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- The books. A posting is one business event; its entries debit (+) and credit (-) accounts and sum to zero.
CREATE TABLE ledger_posting (
    id         uuid        PRIMARY KEY,
    payment_id uuid        NOT NULL REFERENCES payment,
    kind       text        NOT NULL CHECK (kind IN ('AUTHORIZED', 'RELEASED', 'CAPTURED', 'REFUNDED')),
    reference  text        NOT NULL,
    currency   text        NOT NULL CHECK (length(currency) = 3),
    posted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- A step that is repeated posts once.
    UNIQUE (payment_id, kind, reference)
);

CREATE TABLE ledger_entry (
    posting_id uuid   NOT NULL REFERENCES ledger_posting,
    account    text   NOT NULL CHECK (account IN ('HELD_AT_PROVIDER', 'CUSTOMER_HOLDS', 'PROVIDER_RECEIVABLE', 'REVENUE', 'REFUNDS')),
    amount     bigint NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (posting_id, account)
);

-- Mistakes are corrected by another posting, never by a change.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: no % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_posting_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At the commit, when all entries are there. Entries may not join an old posting unbalanced either, so both tables check.
CREATE FUNCTION check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    posting uuid := CASE TG_TABLE_NAME WHEN 'ledger_posting' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'posting_id')::uuid END;
    entries bigint;
    balance numeric;
BEGIN
    SELECT count(*), coalesce(sum(amount), 0) INTO entries, balance FROM payments.ledger_entry WHERE posting_id = posting;
    IF entries < 2 OR balance <> 0 THEN
        RAISE EXCEPTION 'Posting % has % entries and a balance of %', posting, entries, balance USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_balance();
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_balance();

CREATE VIEW ledger_balance AS
    SELECT account, currency, sum(amount) AS balance
    FROM ledger_entry JOIN ledger_posting ON ledger_posting.id = posting_id
    GROUP BY account, currency;

-- Holds that were there before the books were.
INSERT INTO ledger_posting (id, payment_id, kind, reference, currency)
    SELECT gen_random_uuid(), id, 'AUTHORIZED', order_id::text, currency FROM payment WHERE status = 'AUTHORIZED' AND amount > 0;
INSERT INTO ledger_entry (posting_id, account, amount)
    SELECT ledger_posting.id, side.account, side.sign * payment.amount
    FROM ledger_posting JOIN payment ON payment.id = payment_id,
         (VALUES ('HELD_AT_PROVIDER', 1), ('CUSTOMER_HOLDS', -1)) AS side (account, sign);

-- One row for each webhook that was taken in, written with its effect.
CREATE TABLE webhook (
    event_id    text        PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX webhook_received_at ON webhook (received_at);
