#!/bin/sh
# What a newcomer waits for: a fresh clone of the last commit, empty caches, the system's own Node and npm.
# Prints the seconds from `npm start` to `ready` and those of `npm test`; `bench/cold.sh start` measures the former alone.
set -eu

checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log="$work/log"

registry=$(npm config get registry)

# Nothing of this shell but what every login has, and where the registry is. Takes the place of the shell that calls it,
# so that a signal reaches npm itself.
clean() {
  exec env -i HOME="$work/home" PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 npm_config_registry="$registry" "$@"
}

fresh() {
  rm -rf "$work/home" "$work/clone"
  mkdir "$work/home"
  git clone --quiet "$checkout" "$work/clone"
  cd "$work/clone"
}

measure_start() {
  fresh
  began=$(date +%s%3N)
  PORT=${PORT:-45321}
  clean PORT="$PORT" npm start >"$log" 2>&1 &
  server=$!
  until grep -qx ready "$log"; do
    kill -0 "$server" || { tail -n 30 "$log"; exit 1; }
    sleep 0.1
  done
  ended=$(date +%s%3N)
  kill -TERM "$server"
  wait "$server" || true
  awk "BEGIN { printf \"npm start to ready: %.1f s\n\", ($ended - $began) / 1000 }"
}

measure_test() {
  fresh
  began=$(date +%s%3N)
  (clean npm test) >"$log" 2>&1 || { tail -n 60 "$log"; echo 'npm test is red'; }
  ended=$(date +%s%3N)
  tail -n 1 "$log"
  awk "BEGIN { printf \"npm test: %.1f s\n\", ($ended - $began) / 1000 }"
}

(clean node --version)
[ "${1:-start}" = start ] && measure_start
[ "${1:-test}" = test ] && measure_test
