#!/usr/bin/env bash
# Checks that fetch_source.sh uses only what the project has checked. Needs no network: the scripts below
# replace git and apt. They simulate a distribution whose suite "old" has version 1.0 and whose suite "new"
# has 2.0. Its index lists a newer revision (-4) of both, which its mirror does not have.
set -uo pipefail
script=$(cd "$(dirname "${BASH_SOURCE[0]}")/../assets/packaging" && pwd)/fetch_source.sh
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/bin" "$place/one-1.0" "$place/one-2.0"

echo "checked" >"$place/one-1.0/lib.h"
echo "unchecked" >"$place/one-2.0/lib.h"
for version in 1.0 2.0; do tar -C "$place" -czf "$place/one_$version.orig.tar.gz" "one-$version"; done
good=$(sha256sum "$place/one_1.0.orig.tar.gz" | cut -d' ' -f1)
other=$(sha256sum "$place/one_2.0.orig.tar.gz" | cut -d' ' -f1)

printf '#!/bin/sh\nexit 1\n' >"$place/bin/git"
cat >"$place/bin/apt" <<END
#!/usr/bin/env bash
for word in "\$@"; do case \$word in Dir::Etc::SourceList=*) list=\${word#*=} ;; esac; done
case "\$*" in
    indextargets*) . /etc/os-release; echo "mirror|\${VERSION_CODENAME:-}"; exit ;;
    *update*) exit ;;
esac
case "\$(cat "\$list")" in *" old main"*) version=1.0 ;; *" new main"*) version=2.0 ;; *) exit 1 ;; esac
case "\$*" in
    *showsrc*) printf 'Version: %s\n' "\$version-3" "\$version-4" ;;
    *source*=\$version-4*) exit 1 ;;
    *source*) cp "$place/one_\$version.orig.tar.gz" . ;;
esac
END
cp "$place/bin/apt" "$place/bin/apt-get"
mv "$place/bin/apt" "$place/bin/apt-cache"
chmod +x "$place/bin/"*

failed=0 count=0
# claim NAME STATUS CONTENT WORDS ASKED PIN...: fetching with these pins ends with that status, leaves that
# content (or nothing), and says those words. ASKED: what PINWRIGHT_ANY_VERSION is.
claim() {
    local name=$1 status=$2 content=$3 words=$4 asked=$5 said got held
    shift 5
    count=$((count + 1))
    rm -rf "$place/out"
    said=$(PATH="$place/bin:$PATH" PINWRIGHT_ANY_VERSION=$asked "$script" "$place/out/one" https://upstream.invalid/one 0123456789abcdef0123456789abcdef01234567 one "$@" 2>&1)
    got=$?
    held=$(cat "$place/out/one/lib.h" 2>/dev/null)
    if [ "$got" != "$status" ] || [ "$held" != "$content" ] || ! grep -qF -- "$words" <<<"$said"; then
        printf 'not so: %s\n  status %s, content "%s", said:\n%s\n' "$name" "$got" "$held" "$said"
        failed=$((failed + 1))
    fi
}
claim "the pinned version is used" 0 checked "1.0-3 of old" "" 1.0 "$good" old
claim "a later suite is asked" 0 checked "1.0-3 of old" "" 1.0 "$good" new,old
claim "a second version is used if the first is gone" 0 unchecked "2.0-3 of new" "" 1.0 "$good" new 2.0 "$other" new
claim "an altered archive is refused" 1 "" "its SHA-256 is $good" "" 1.0 "$other" old
claim "an altered archive is refused, whatever was asked for" 1 "" "It was not used" 1 1.0 "$other" old
claim "another version stops the build" 1 "" "PINWRIGHT_ANY_VERSION=1" "" 1.0 "$good" new
claim "another version is used when asked for" 0 unchecked "nobody has checked" 1 1.0 "$good" new
claim "a suite that can't be reached is an error" 1 "" "can be reached" "" 1.0 "$good" none
echo "fetch_source: $((count - failed)) of $count claims hold"
[ "$failed" = 0 ]
