#!/usr/bin/env bash
# Makes a cluster with POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB where there is none, and starts the server.
set -euo pipefail

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
if [[ ! -s $PGDATA/PG_VERSION ]]; then
    initdb --pgdata="$PGDATA" --username="$user" --pwfile=<(echo "${POSTGRES_PASSWORD:?it has to be set}") \
        --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C
    echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
    [[ $database == postgres ]] || echo "CREATE DATABASE \"$database\"" | postgres --single -D "$PGDATA" postgres
fi
exec "$@"
