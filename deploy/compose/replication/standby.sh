#!/bin/sh
# Starts a standby server: a copy of the primary the first time, the same copy from then on.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # Copied beside its place: a broken start leaves no half copy.
    draft="$PGDATA/new"
    rm -rf "$draft"
    PGPASSWORD=$REPLICATION_PASSWORD pg_basebackup --pgdata="$draft" --write-recovery-conf --checkpoint=fast \
        --dbname="host=postgres-main user=replicator application_name=$HOSTNAME"
    mv "$draft"/* "$PGDATA" && rmdir "$draft"
fi
exec postgres "$@"
