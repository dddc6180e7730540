#!/bin/sh
# Starts a standby server: a copy of the primary the first time, the same copy from then on.
set -eu
if [ ! -d "$PGDATA" ]; then
    # Copied beside its place and moved there whole: a broken start leaves no half copy.
    rm -rf "$PGDATA.new"
    PGPASSWORD=$REPLICATION_PASSWORD pg_basebackup --pgdata="$PGDATA.new" --write-recovery-conf --checkpoint=fast \
        --dbname="host=postgres-main user=replicator application_name=$HOSTNAME"
    mv "$PGDATA.new" "$PGDATA"
fi
exec "$@"
