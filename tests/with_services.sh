#!/bin/sh
# Runs a command beside a PostgreSQL of its own, in a temporary folder and on loopback alone; a cron daemon is there, too.
# `tests/with_services.sh COMMAND…`. What is missing is installed from Debian's packages, which wants root.
set -eu

bin_of_postgres() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

if [ -z "$(bin_of_postgres)" ] || ! command -v cron >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends postgresql cron >/dev/null
fi

bin=$(bin_of_postgres)
folder=$(mktemp -d)
# the server refuses to run as root
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as_server() { runuser -u postgres -- "$@"; }
else
    as_server() { "$@"; }
fi
stop() {
    as_server "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_server "$bin/initdb" -D "$folder/data" -U sitelore -A trust -E UTF8 --locale=C >/dev/null
as_server "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder" start >/dev/null
SITELORE_TEST_POSTGRES="postgresql+psycopg://sitelore@127.0.0.1:$port/postgres"
export SITELORE_TEST_POSTGRES
"$@"
