#!/usr/bin/env bash
# Lays the source of one pinned library into a folder, as upstream published it.
#
#   fetch_source.sh FOLDER UPSTREAM COMMIT PACKAGE VERSION SUITE...
#
# Upstream's repository is asked first, for exactly COMMIT. Where it cannot be reached, the
# distribution's source PACKAGE is taken from the first SUITE that still has VERSION, through the
# machine's own package sources: apt checks the signatures, no root is needed and nothing is
# installed. A suite that moves on is used with its newer version, loudly. Fetched once: a folder
# that is complete is left alone.
set -euo pipefail

folder=$1 upstream=$2 commit=$3 package=$4 version=$5
shift 5
suites=("$@")
stamp="$folder/.fetched"
[ -f "$stamp" ] && [ "$(head -n 1 "$stamp")" = "$commit $version" ] && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

lay() {  # lay FROM HOW: moves the finished folder into place in one step.
    printf '%s\n%s\n' "$commit $version" "$2" >"$1/.fetched"
    rm -rf "$folder"
    mkdir -p "$(dirname "$folder")"
    mv "$1" "$folder"
    echo "-- $package $version: $2"
    exit 0
}

from_upstream() {
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

from_suite() {  # from_suite SUITE WANTED; WANTED may be empty: whatever the suite has.
    rm -rf "$work/lists" "$work/cache" "$work/parts" "$work/got"
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts" "$work/got"
    mirrors | while read -r uri; do echo "deb-src $signed$uri $1 main"; done >"$work/sources.list"
    [ -s "$work/sources.list" ] || return 1
    apt_private apt-get update --quiet=2 >/dev/null 2>&1 || return 1
    local found
    found=$(apt_private apt-cache showsrc --only-source "$package" 2>/dev/null | awk '/^Version:/ {print $2}' |
        sort -V | { [ -n "$2" ] && grep -E "(^|:|\.really\.)${2//./\\.}([-+~]|$)" || cat; } | tail -n 1)
    [ -n "$found" ] || return 1
    (cd "$work/got" && apt_private apt-get source --quiet=2 --download-only "$package=$found" >/dev/null 2>&1) || return 1
    local archive
    archive=$(find "$work/got" -name '*.orig.tar.*' ! -name '*.asc' | head -n 1)
    [ -n "$archive" ] || return 1
    mkdir "$work/tree"
    tar -xf "$archive" -C "$work/tree" --strip-components=1
    got_version=$found
}

if from_upstream; then lay "$work/git" "upstream, commit $commit"; fi
for suite in "${suites[@]}"; do
    if from_suite "$suite" "$version"; then lay "$work/tree" "source package $got_version of $suite"; fi
done
for suite in "${suites[@]}"; do
    if from_suite "$suite" ""; then
        echo "!! $package: $version is gone from ${suites[*]}; using $got_version of $suite instead" >&2
        lay "$work/tree" "source package $got_version of $suite, in place of $version"
    fi
done
echo "!! $package $version: neither $upstream nor a source package (${suites[*]}) could be reached" >&2
exit 1
