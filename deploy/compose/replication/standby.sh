#!/bin/sh
# Starts a standby server: a copy of the primary the first time, the same copy from then on.
set -eu
if [ ! -d "$PGDATA" ]; then
    export PGPASSWORD="$REPLICATION_PASSWORD"
    primary="host=${HOSTNAME%-replica-*} user=replicator application_name=$HOSTNAME"
    # What this server has not got yet the primary keeps: while it is copied beside others, and whenever it is away.
    slot=$(echo "$HOSTNAME" | tr - _)
    psql -qAt -v ON_ERROR_STOP=1 -d "$primary dbname=postgres" \
        -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '$slot'" \
        -c "SELECT pg_create_physical_replication_slot('$slot', true)"
    # Copied beside its place and moved there whole: a broken start leaves no half copy.
    rm -rf "$PGDATA.new"
    pg_basebackup --pgdata="$PGDATA.new" --write-recovery-conf --checkpoint=fast --slot="$slot" --dbname="$primary"
    mv "$PGDATA.new" "$PGDATA"
fi
exec "$@"
