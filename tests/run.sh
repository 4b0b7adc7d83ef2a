#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test. A line per part, so that a failure shows
# where; the last line counts them.
#
#   ./tests/run.sh                all parts
#   ./tests/run.sh unit browser   only these; the parts are listed below
#
# Contract, browser and fault tests run the programs as people run them, from the preset `release`.
# The unit tests run once, under the sanitizers; the part `unit` runs them without, faster, while one works.
# The part `engines` does the main job in Firefox and WebKit; it is run only when named, because it installs both.
#
# PINTEREST_OPENAPI  the official OpenAPI document, for the contract tests (skipped without it)
# PINWRIGHT_KILLS    how many kills the fault round makes (60)
# PINWRIGHT_FUZZ_SECONDS  how long to fuzz each parser of untrusted bytes (20)
set -euo pipefail
# shellcheck source=../assets/packaging/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/../assets/packaging/setup.sh"

all_parts=(house web sanitize contract browser faults fuzz size)
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=("${all_parts[@]}")

need_for_building
need node=nodejs python3=python3 prlimit=util-linux npm=npm chromium=chromium -=fonts-noto-core -=fonts-noto-cjk -=fonts-noto-color-emoji
case " ${parts[*]} " in
    *" house "*) need codespell=codespell clang-format-14=clang-format-14 ;;
esac
case " ${parts[*]} " in
    *" engines "*) need firefox-esr=firefox-esr WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb -=libgl1-mesa-dri ;;
esac
case " ${parts[*]} " in
    *" fuzz "*) need clang++=clang -=libclang-rt-dev ;;
esac
leave_root "$root/tests/run.sh" "$@"
cd "$root"

packages() {  # The npm packages of the tests, as locked.
    [ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] && return 0
    (cd tests && npm ci --no-audit --no-fund --loglevel=error)
}

part_house() { tests/house.sh && tests/fetch_source_test.sh; }
part_web() { build web all; }
part_unit() { build web all && build dev all && node tests/unused.js build/dev && ctest --test-dir build/dev --output-on-failure --no-tests=error -j "$jobs"; }
part_sanitize() {
    build sanitize all && node tests/unused.js build/sanitize &&
        ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
            ctest --test-dir build/sanitize --output-on-failure --no-tests=error -j "$jobs"
}
part_contract() {
    if [ -z "${PINTEREST_OPENAPI:-}" ]; then
        echo "skipped: PINTEREST_OPENAPI names no document"
        return 0
    fi
    packages && build release pinwright-standin && PINWRIGHT_STANDIN=build/release/proxy/standin/pinwright-standin node tests/contract/run.js
}
part_browser() { packages && build web all && build release pinwright pinwright-standin && PINWRIGHT_BUILD=build/release node tests/browser/run.js; }
part_engines() { packages && build web all && build release pinwright pinwright-standin && PINWRIGHT_BUILD=build/release node --test tests/engines/; }
part_faults() { build web all && build release pinwright pinwright-standin fault_clock && tests/faults/run --build build/release --kills "${PINWRIGHT_KILLS:-60}"; }
part_fuzz() { build fuzz fuzz_targets && tests/fuzz/run "${PINWRIGHT_FUZZ_SECONDS:-20}"; }
part_size() { build web all && node tests/bench/size.js; }

passed=0 failed=()
for part in "${parts[@]}"; do
    declare -F "part_$part" >/dev/null || fail "No part \"$part\"; there are: ${all_parts[*]} unit engines"
    echo "=== $part"
    started=$SECONDS
    if (set -e; "part_$part"); then
        echo "=== $part: passed, $((SECONDS - started)) s"
        passed=$((passed + 1))
    else
        echo "=== $part: FAILED, $((SECONDS - started)) s"
        failed+=("$part")
    fi
done
[ ${#failed[@]} = 0 ] || echo "failed parts: ${failed[*]}"
echo "$passed passed, ${#failed[@]} failed"
[ ${#failed[@]} = 0 ]
