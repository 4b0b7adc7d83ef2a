#!/usr/bin/env bash
# Builds what is missing and runs Pinwright. Without PINTEREST_APP_ID it also starts the stand-in
# for Pinterest, so that everything can be tried without an app of one's own. Ctrl-C ends it all.
set -euo pipefail
# shellcheck source=assets/packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/assets/packaging/setup.sh"

here=$PWD
need_for_building
leave_root "$root/serve.sh" "$@"

standin=
[ -n "${PINTEREST_APP_ID:-}${PINTEREST_APP_SECRET:-}${PINTEREST_APP_SECRET_FILE:-}" ] || standin=pinwright-standin
[ -x "$root/build/release/proxy/pinwright" ] || echo "Building Pinwright. The first time takes several minutes."
build web all
# shellcheck disable=SC2086  # Empty: one word less.
build release pinwright $standin
cd "$here"

children=()
finish() {
    trap - EXIT INT TERM HUP
    for pid in "${children[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "${children[@]}"; do wait "$pid" 2>/dev/null || true; done
}
trap 'finish; exit 130' INT
trap 'finish; exit 143' TERM HUP
trap finish EXIT

export PINWRIGHT_DATA=${PINWRIGHT_DATA:-}
if [ -n "$standin" ]; then
    listen=${PINWRIGHT_STANDIN_LISTEN:-127.0.0.1:8090}
    [ -n "$PINWRIGHT_DATA" ] || PINWRIGHT_DATA=$root/data-standin
    mkdir -p -m 0700 "$PINWRIGHT_DATA"
    ready=$(mktemp)
    setpriv --pdeathsig TERM "$root/build/release/proxy/standin/pinwright-standin" --listen "$listen" \
        --state "$PINWRIGHT_DATA/standin.state" >"$ready" 2>&1 &
    children+=($!)
    for _ in $(seq 100); do
        grep -q listening "$ready" && break
        kill -0 "${children[0]}" 2>/dev/null || { cat "$ready" >&2; rm -f "$ready"; exit 1; }
        sleep 0.05
    done
    address=$(grep -oE 'http://[^ ]+' "$ready" | head -n 1)
    rm -f "$ready"
    [ -n "$address" ] || fail "The stand-in for Pinterest did not start on $listen."
    echo "No PINTEREST_APP_ID: using the stand-in for Pinterest at $address. Nothing reaches the real Pinterest."
    export PINTEREST_APP_ID=standin-app PINTEREST_APP_SECRET=standin-secret
    export PINTEREST_API_URL=$address/v5 PINTEREST_OAUTH_URL=$address/oauth/
fi
[ -n "$PINWRIGHT_DATA" ] || PINWRIGHT_DATA=$root/data

setpriv --pdeathsig TERM "$root/build/release/proxy/pinwright" serve "$@" &
children+=($!)
status=0
wait "${children[-1]}" || status=$?
exit "$status"
