#!/usr/bin/env bash
# Puts the source of one pinned library into a folder, as upstream published it.
#
#   fetch_source.sh FOLDER UPSTREAM COMMIT PACKAGE (VERSION SHA256 SUITE[,SUITE...])...
#
# First tries upstream's repository, for exactly COMMIT, which must be a commit hash: a tag, or "-" for none,
# skips this. If upstream can't be reached, uses the distribution's source PACKAGE through the machine's own
# package sources: the first of the VERSIONs that one of its SUITEs still has. apt checks the signatures; the
# upstream archive must have the SHA256 given here. Needs no root and installs nothing. Leaves a complete
# folder alone.
#
# If a suite has only another version, the build stops, because nobody has checked that version.
# PINWRIGHT_ANY_VERSION=1 accepts it with a warning.
set -euo pipefail

folder=$1 upstream=$2 commit=$3 package=$4
shift 4
pins=("$@")
wanted="$commit ${pins[*]}"
stamp="$folder/.fetched"
[ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" = "$wanted" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

lay() {  # lay FROM HOW: moves the finished folder into place in one step.
    printf '%s\n%s\n' "$wanted" "$2" >"$1/.fetched"
    rm -rf "$folder"
    mkdir -p "$(dirname "$folder")"
    mv "$1" "$folder"
    echo "-- $package: $2"
    exit 0
}

from_upstream() {
    [[ $commit =~ ^[0-9a-f]{40}$ ]] || return 1
    command -v git >/dev/null || return 1
    git init --quiet "$work/git" || return 1
    GIT_TERMINAL_PROMPT=0 timeout 60 git -C "$work/git" -c http.lowSpeedLimit=1000 \
        -c http.lowSpeedTime=10 fetch --quiet --depth 1 "$upstream" "$commit" 2>/dev/null || return 1
    git -C "$work/git" -c advice.detachedHead=false checkout --quiet FETCH_HEAD || return 1
    rm -rf "$work/git/.git"
}

signed=
for key in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do
    [ -f "$key" ] && signed="[signed-by=$key] " && break
done

# apt with folders of our own, so that the machine's lists and sources stay as they are.
apt_private() {
    command "$@" -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" \
        -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts="$work/parts" \
        -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User= -o Acquire::Languages=none \
        -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false
}

# The machine's own mirrors of the distribution.
mirrors() {
    local own
    own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format '$(REPO_URI)|$(CODENAME)' 'Created-By: Packages' 2>/dev/null |
        awk -F'|' -v own="$own" '$2 == own {print $1}' | sort -u
}

# from_suite SUITE VERSION SHA256: if both are empty, accepts any version. Fails if the suite can't be reached
# or doesn't have the version; stops the script if an archive has another hash.
from_suite() {
    rm -rf "$work/lists" "$work/cache" "$work/parts" "$work/got" "$work/tree"
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts" "$work/got"
    mirrors | while read -r uri; do echo "deb-src $signed$uri $1 main"; done >"$work/sources.list"
    [ -s "$work/sources.list" ] || return 1
    apt_private apt-get update --quiet=2 >/dev/null 2>&1 || return 1
    local found archive hash
    # Newest first, because an index may list files that its mirror no longer has.
    for found in $(apt_private apt-cache showsrc --only-source "$package" 2>/dev/null | awk '/^Version:/ {print $2}' |
        sort -rV | { [ -n "$2" ] && grep -E "(^|:|\.really\.)${2//./\\.}([-+~]|$)" || cat; }); do
        (cd "$work/got" && apt_private apt-get source --quiet=2 --download-only "$package=$found" >/dev/null 2>&1) && break
        rm -rf "${work:?}/got/"*
    done
    archive=$(find "$work/got" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
    [ -n "$archive" ] || return 1
    hash=$(sha256sum "$archive" | cut -d' ' -f1)
    if [ -n "$3" ] && [ "$hash" != "$3" ]; then
        echo "!! $package $found of $1: its SHA-256 is $hash, but $3 is expected. It was not used." >&2
        exit 1
    fi
    mkdir "$work/tree"
    tar -xf "$archive" -C "$work/tree" --strip-components=1
    got_version=$found
}

if from_upstream; then lay "$work/git" "upstream, commit $commit"; fi
versions=() all_suites=()
for ((i = 0; i + 2 < ${#pins[@]}; i += 3)); do
    versions+=("${pins[i]}")
    IFS=, read -ra suites <<<"${pins[i + 2]}"
    all_suites+=("${suites[@]}")
    for suite in "${suites[@]}"; do
        if from_suite "$suite" "${pins[i]}" "${pins[i + 1]}"; then lay "$work/tree" "source package $got_version of $suite"; fi
    done
done
echo "!! $package ${versions[*]}: neither $upstream nor a source package (${all_suites[*]}) can be reached" >&2
if [ "${PINWRIGHT_ANY_VERSION:-}" != 1 ]; then
    echo "!! Check the network. If those suites have another version now, PINWRIGHT_ANY_VERSION=1 builds with it, unchecked." >&2
    exit 1
fi
for suite in "${all_suites[@]}"; do
    if from_suite "$suite" "" ""; then
        echo "!! $package: using $got_version of $suite instead, which nobody has checked" >&2
        lay "$work/tree" "source package $got_version of $suite, in place of ${versions[*]}"
    fi
done
exit 1
