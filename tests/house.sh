#!/usr/bin/env bash
# The rules of the house, as far as text can tell: who may include whom, where SQL, Pinterest's
# JSON, httplib, ImGui and the browser may appear. Prints each breach; fails if there is one.
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
rule "client/app knows neither ImGui nor the browser" '#include [<"](imgui|emscripten|GLES)|EM_JS|EM_ASM' client/app
rule "client/app includes neither ui nor platform" '#include "client/(ui|platform)/' client/app
rule "client/ui reaches the browser only through platform" '#include [<"](emscripten|GLES)|EM_JS|EM_ASM' client/ui
# shellcheck disable=SC2046
rule "SQL stands in proxy/store" '"(SELECT|INSERT|UPDATE|DELETE|CREATE TABLE) ' $(rooms_but store) client shared
# shellcheck disable=SC2046
rule "sqlite3 stands in proxy/store" '#include [<"]sqlite3' $(rooms_but store) client shared
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

for file in $(find shared proxy client web -name '*.cpp' -o -name '*.hpp' -o -name '*.js'); do
    lines=$(wc -l <"$file")
    [ "$lines" -gt 300 ] && echo "look: $file has $lines lines; is it more than one noun?"
done
echo "house: $checked rules, $breaches breaches"
[ "$breaches" = 0 ]
