# Sourced by serve.sh and tests/run.sh: installs what is missing, saying what, and builds.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jobs=${PINWRIGHT_JOBS:-$(nproc)}

fail() {
    echo "$*" >&2
    exit 1
}

# Through sudo the project still belongs to the person: only the installing is done as root, the
# rest as the owner of the folder, so that nothing in it ends up unreadable to them.
leave_root() {
    [ "$(id -u)" = 0 ] && [ -n "${SUDO_UID:-}" ] && [ "${SUDO_UID:-0}" != 0 ] || return 0
    [ "$(stat -c %u "$root")" = "$SUDO_UID" ] || return 0
    exec setpriv --reuid "$SUDO_UID" --regid "$SUDO_GID" --init-groups \
        env -u SUDO_UID -u SUDO_GID HOME="$(getent passwd "$SUDO_UID" | cut -d: -f6)" "$@"
}

# need WHAT=PACKAGE...: WHAT is a command, a path, or `-` for "ask dpkg".
need() {
    local entry what missing=()
    for entry in "$@"; do
        what=${entry%%=*}
        case $what in
            -) dpkg-query -W -f '${db:Status-Status}\n' "${entry#*=}" 2>/dev/null | grep -qx installed || missing+=("${entry#*=}") ;;
            /*) [ -e "$what" ] || missing+=("${entry#*=}") ;;
            *) command -v "$what" >/dev/null || missing+=("${entry#*=}") ;;
        esac
    done
    [ ${#missing[@]} = 0 ] && return 0
    command -v apt-get >/dev/null || fail "Missing: ${missing[*]}. Install them (the names are Debian's) and run this again."
    echo "Installing what is missing: ${missing[*]}"
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "Installing needs root: run this as root, or: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
        >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "apt-get could not install: ${missing[*]}"
    fi
    rm -f "$log"
}

need_for_building() {
    need g++=g++ gcc=gcc make=make cmake=cmake ninja=ninja-build pkg-config=pkg-config git=git xz=xz-utils \
        brotli=brotli gzip=gzip emcc=emscripten terser=terser setpriv=util-linux \
        /etc/ssl/certs/ca-certificates.crt=ca-certificates \
        -=libssl-dev -=libsqlite3-dev -=libsodium-dev -=libutf8proc-dev -=zlib1g-dev -=libcli11-dev -=libspdlog-dev \
        -=prometheus-cpp-dev -=libarchive-dev -=libjpeg62-turbo-dev -=libpng-dev \
        -=libhowardhinnant-date-dev -=tzdata
}

# Copies Ninja's output to a file and says how far it is: "Building the composer: 57 of 146". On a terminal the line
# changes in place; in a log there is one for each tenth. Builds of a few steps say nothing.
progress() {
    local what=$1 log=$2 line done_steps steps tenth last=-1 shown=
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        done_steps=${BASH_REMATCH[1]} steps=${BASH_REMATCH[2]}
        [ "$steps" -ge 10 ] || continue
        tenth=$((10 * done_steps / steps))
        if [ -t 1 ]; then
            printf '\rBuilding %s: %s of %s' "$what" "$done_steps" "$steps"
            shown=yes
        elif [ "$tenth" != "$last" ]; then
            echo "Building $what: $done_steps of $steps"
        fi
        last=$tenth
    done
    if [ -n "$shown" ]; then echo; fi
}

# build PRESET TARGET...: configures once, then builds what has changed. Says how far it is, or what failed.
build() {
    local preset=$1 what
    shift
    case $preset in
        web) what="the composer" ;;
        release) what="the server" ;;
        *) what=$preset ;;
    esac
    # emcc's optimizer looks for acorn, which a Node that is not the distribution's does not bring.
    [ -d /usr/share/nodejs ] && export NODE_PATH=/usr/share/nodejs
    cd "$root" || exit 1
    local log="build/$preset.log"
    mkdir -p build
    if [ ! -f "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; fail "Configuring $preset failed."; }
        grep -hE '^(-- .*(upstream|source package)|!!)' "$log" || true
    fi
    : >"$log"
    if ! cmake --build "build/$preset" --parallel "$jobs" --target "$@" 2>&1 | progress "$what" "$log"; then
        grep -E 'error|FAILED|undefined' "$log" | head -40 >&2
        tail -n 20 "$log" >&2
        fail "Building $preset failed; all of it is in $log."
    fi
}
