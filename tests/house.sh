#!/usr/bin/env bash
# The rules of the house, as far as text can tell: who may include whom, where SQL, Pinterest's
# JSON, httplib, ImGui and the browser may appear. Also the spelling, the format and dead code.
# Prints each breach; fails if there is one.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
breaches=0
checked=0

# rule WHAT PATTERN FOLDER... : no line of these folders' sources matches.
rule() {
    local what=$1 pattern=$2 hits
    shift 2
    checked=$((checked + 1))
    hits=$(grep -rnE --include='*.cpp' --include='*.hpp' --include='*.js' "$pattern" "$@" 2>/dev/null)
    [ -z "$hits" ] && return
    printf '%s\n%s\n' "breach: $what" "$hits"
    breaches=$((breaches + 1))
}

# succeeds WHAT PROGRAM=PACKAGE COMMAND... : the command, which needs this program of this Debian package, succeeds.
succeeds() {
    local what=$1 program=${2%=*} package=${2#*=} hits
    shift 2
    checked=$((checked + 1))
    if command -v "$program" >/dev/null; then
        hits=$("$@" 2>&1) && return
    else
        hits="cannot tell, because $program is missing; install Debian's package $package"
    fi
    printf '%s\n%s\n' "breach: $what" "$hits"
    breaches=$((breaches + 1))
}

rooms_but() {  # The rooms of the proxy but those named.
    local room
    for room in proxy/*/; do
        room=${room%/}
        case " $* " in *" ${room#proxy/} "*) ;; *) echo "$room" ;; esac
    done
}

rule "shared includes only itself" '#include "(proxy|client|web)/' shared
rule "the proxy does not include the client" '#include "client/' proxy
rule "the client does not include the proxy" '#include "proxy/' client

# only WHAT ALLOWED FOLDER... : the sources in these folders (not below them) include of this project only what matches.
only() {
    local what=$1 allowed=$2 hits
    shift 2
    checked=$((checked + 1))
    hits=$(find "$@" -maxdepth 1 -name '*.?pp' -print0 2>/dev/null |
        xargs -0 -r grep -HnE '#include "(client|proxy|shared)/' | grep -vE "#include \"($allowed)")
    [ -z "$hits" ] && return
    printf '%s\n%s\n' "breach: $what" "$hits"
    breaches=$((breaches + 1))
}

# The client, lowest first. A feature is its logic, and below ui/ what draws it.
logic='client/features/[a-z]+/[a-z_]+\.hpp'
only "client/core includes core" 'shared/|client/core/' client/core
only "client/platform includes platform" 'shared/|client/platform/' client/platform
only "client/kit/canvas includes canvas and platform" 'shared/|client/(platform|kit/canvas)/' client/kit/canvas
only "client/kit/widgets includes the kit and platform" 'shared/|client/(platform|kit)/' client/kit/widgets
only "client/app includes core and logic" "shared/|client/(core|app)/[a-z_]+\\.hpp|$logic" client/app
only "client/app/ui includes all but the top" 'shared/|client/(core|app|features|kit)/' client/app/ui
for feature in client/features/*/; do
    only "${feature%/} includes core and logic" "shared/|client/core/|$logic" "$feature"
    only "${feature}ui draws with the kit" "shared/|client/(core|kit|features/common/ui)/|$feature|$logic" "${feature}ui"
done
# shellcheck disable=SC2046
rule "what is not drawn knows neither ImGui nor the browser" '#include [<"](imgui|emscripten|GLES)|EM_JS|EM_ASM' \
    client/core client/app/*.?pp $(find client/features -maxdepth 2 -name '*.?pp')
rule "screens draw through the kit" '#include [<"](imgui|emscripten|GLES)|EM_JS|EM_ASM' client/features client/app
rule "only platform and web know the browser" '#include [<"](emscripten|GLES)|EM_JS|EM_ASM' client/kit client/*.?pp

# The numbers of a file's tables, as "Table entry number", whether it is C++ or JavaScript.
numbers() {
    sed 's@//.*@@' "$1" | tr '\n' ' ' | grep -oE '(enum (class )?|\$pw)[A-Za-z]+:? \{[^{}]*\}' | awk '{
        table = $0; sub(/:? \{.*/, "", table); sub(/^(enum (class )?|\$pw)/, "", table)
        count = split(substr($0, index($0, "{") + 1), entries, ",")
        for (i = 1; i <= count; i++) {
            if (!match(entries[i], /[A-Za-z]+ *[:=] *[0-9]+/)) continue
            split(substr(entries[i], RSTART, RLENGTH), pair, / *[:=] */)
            name = pair[1]
            if (name ~ /^k[A-Z]/) name = tolower(substr(name, 2, 1)) substr(name, 3)
            print table, name, pair[2]
        }
    }' | sort
}
checked=$((checked + 1))
if ! diff <(numbers client/platform/wire.hpp) <(numbers web/core.js) || [ -z "$(numbers web/core.js)" ]; then
    echo "breach: client/platform/wire.hpp and web/core.js do not have the same numbers"
    breaches=$((breaches + 1))
fi

# The store, lowest first: engine/ knows no noun, rows/ is what several façades share, the façades are above.
only "proxy/store/engine includes engine" 'shared/|proxy/(calendar|config|store/engine)/' proxy/store/engine
only "proxy/store/rows includes no façade" 'shared/|proxy/(calendar|config|store/(engine|rows))/|proxy/store/records\.hpp' \
    proxy/store/rows
# shellcheck disable=SC2046
rule "other rooms see the store's façades alone" '#include "proxy/store/(engine|rows)/' $(rooms_but store) proxy/main.cpp

for folder in $(find client proxy shared -type d); do
    files=$(find "$folder" -maxdepth 1 -name '*.?pp' | wc -l)
    case $folder in client/*) most=40 ;; *) most=80 ;; esac
    [ "$files" -le "$most" ] && continue
    echo "breach: $folder holds $files files, more than $most"
    breaches=$((breaches + 1))
done

# shellcheck disable=SC2046
rule "SQL stands in proxy/store" '"(SELECT|INSERT|UPDATE|DELETE|CREATE TABLE) ' $(rooms_but store) client shared
# shellcheck disable=SC2046
rule "sqlite3 stands in proxy/store/engine" '#include [<"]sqlite3|\b(sqlite3|SQLITE)_' $(rooms_but store) \
    proxy/store/*.?pp proxy/store/rows client shared
rule "SQL that only SQLite understands stands in proxy/store/engine" \
    '\b(json_(each|extract|tree|array|object)|iif|ifnull|unixepoch|strftime|datetime|julianday|last_insert_rowid)\(|\b(INSERT|UPDATE) OR [A-Z]|\bREPLACE INTO|ON CONFLICT DO UPDATE|\b(PRAGMA|GLOB|LIKE|COLLATE|INDEXED BY|CROSS JOIN|VACUUM|WITHOUT ROWID|rowid)\b|BEGIN IMMEDIATE|LIMIT -1|\bIS (NOT )?\?|(^|[^:A-Za-z_])(max|min)\([^()]*,' \
    proxy/store/*.?pp proxy/store/rows
# shellcheck disable=SC2046
rule "httplib stands in http and standin" '#include [<"]httplib' $(rooms_but http standin) client shared
# shellcheck disable=SC2046
rule "libcurl stands in proxy/net" '#include [<"]curl/' $(rooms_but net) client shared
rule "httplib stands in no header" '#include [<"]httplib' $(find proxy client shared -name '*.hpp')
# shellcheck disable=SC2046
rule "the date library stands in proxy/calendar" '#include [<"]date/' $(rooms_but calendar) client shared
# shellcheck disable=SC2046
rule "images are decoded in proxy/media/child" '#include [<"](jpeglib|jerror|png)\.h' $(rooms_but media) proxy/media/*.?pp client shared
rule "no exceptions-only features in the client" '\b(std::format|std::expected|std::ranges::)' shared client
rule "no using-directives, those for literals excepted" '^\s*using namespace (.*[^s]|.*[^l]s);' shared proxy client

levels=(net config calendar store media backup pinterest oauth publish diagnosis notify http)
for ((i = 0; i < ${#levels[@]}; i++)); do
    for ((j = i + 1; j < ${#levels[@]}; j++)); do
        # config is a plain value that every room may read; media and pinterest know nothing of each other.
        rule "proxy/${levels[i]} does not include proxy/${levels[j]}" "#include \"proxy/${levels[j]}/" "proxy/${levels[i]}"
    done
done

# The stand-in, lowest first.
standin=(world oauth api control)
for ((i = 0; i < ${#standin[@]}; i++)); do
    rule "proxy/standin/${standin[i]} includes nothing above it" '#include "proxy/standin/[a-z_]+\.hpp' "proxy/standin/${standin[i]}"
    for ((j = i + 1; j < ${#standin[@]}; j++)); do
        rule "proxy/standin/${standin[i]} does not include ${standin[j]}" "#include \"proxy/standin/${standin[j]}/" "proxy/standin/${standin[i]}"
    done
done

# What a misspelling may be is in .codespellrc.
succeeds "every word is spelled the American way" codespell=codespell \
    codespell --quiet-level 3 -- *.md *.json CMakeLists.txt serve.sh .ci .codespellrc assets client proxy shared tests web

# Another version of clang-format formats differently.
formatted() {
    find client proxy shared tests -name node_modules -prune -o -name '*.?pp' -print0 |
        xargs -0 -P "$(nproc)" -n 20 clang-format-14 --dry-run -Werror -ferror-limit=1
}
succeeds "clang-format-14 changes nothing" clang-format-14=clang-format-14 formatted

succeeds "every name is used" node=nodejs node tests/unused.js

for file in $(find shared proxy client web -name '*.cpp' -o -name '*.hpp' -o -name '*.js'); do
    lines=$(wc -l <"$file")
    [ "$lines" -gt 300 ] && echo "look: $file has $lines lines; is it more than one noun?"
done
echo "house: $checked rules, $breaches breaches"
[ "$breaches" = 0 ]
