# Puts the built client into the program: names its files by their content, writes those names into
# the page and the manifest, compresses, and generates the C++ source that holds the bytes.
#
#   cmake -D WEB_DIR=… -D CATALOG=… -D FALLBACK=… -D OUT=… -D BROTLI=… -D GZIP=… -P embed.cmake
#
# In index.html and manifest.webmanifest, {{asset:NAME}} becomes the address of the file NAME and
# {{size:NAME}} its bytes before compression; a NAME that is not there stops the build. {{text:KEY}} becomes a text of
# the group `loading` of the CATALOG, and {{texts}} all of them as a JSON object. Runs at every
# build and does nothing where nothing changed. Without an index.html in WEB_DIR, the page FALLBACK
# is all there is.
cmake_minimum_required(VERSION 3.25)

set(blobs "${OUT}/blobs")
file(MAKE_DIRECTORY "${blobs}")

file(READ "${CATALOG}" catalog)
string(JSON loading GET "${catalog}" loading)

# ---- What there is ----
set(names "")
if(WEB_DIR AND EXISTS "${WEB_DIR}/index.html")
  file(GLOB_RECURSE names LIST_DIRECTORIES false RELATIVE "${WEB_DIR}" "${WEB_DIR}/*")
  list(FILTER names EXCLUDE REGEX "\\.(br|gz|map)$|(^|/)\\.|^index\\.html$")
  list(SORT names)
  set(page "${WEB_DIR}/index.html")
else()
  set(page "${FALLBACK}")
endif()

# The manifest names icons, so it comes after them; the page names everything and comes last.
set(manifests ${names})
list(FILTER manifests INCLUDE REGEX "\\.webmanifest$")
list(FILTER names EXCLUDE REGEX "\\.webmanifest$")

# ---- How it is named, compressed and written down ----
function(content_type name result)
  set(types
    html "text/html; charset=utf-8" js "text/javascript; charset=utf-8" css "text/css; charset=utf-8"
    wasm "application/wasm" svg "image/svg+xml" png "image/png" jpg "image/jpeg" ico "image/x-icon"
    webp "image/webp" webmanifest "application/manifest+json" json "application/json"
    txt "text/plain; charset=utf-8")
  string(REGEX MATCH "[^.]+$" extension "${name}")
  set(type "application/octet-stream")
  string(REPLACE "; " "@" types "${types}")
  list(FIND types "${extension}" at)
  if(NOT at EQUAL -1)
    math(EXPR at "${at} + 1")
    list(GET types ${at} type)
    string(REPLACE "@" "; " type "${type}")
  endif()
  set(${result} "${type}" PARENT_SCOPE)
endfunction()

# Replaces the placeholders of a text file by what the assets so far are called.
function(fill_in file result)
  file(READ "${file}" text)
  foreach(name IN LISTS known)
    string(REPLACE "{{asset:${name}}}" "${path_of_${name}}" text "${text}")
    string(REPLACE "{{size:${name}}}" "${size_of_${name}}" text "${text}")
  endforeach()
  if(text MATCHES "{{((asset|size):[^}]*)}}")
    message(FATAL_ERROR "${file} names {{${CMAKE_MATCH_1}}}, which is not among the client's files: ${known}")
  endif()
  string(REGEX REPLACE "\n *" "" one_line "${loading}")
  string(REPLACE "{{texts}}" "${one_line}" text "${text}")
  while(text MATCHES "{{text:([A-Za-z]+)}}")
    string(JSON words GET "${loading}" "${CMAKE_MATCH_1}")
    string(REPLACE "${CMAKE_MATCH_0}" "${words}" text "${text}")
  endwhile()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

set(index 0)
set(declarations "")
set(rows "")
set(known "")

macro(embed_blob symbol file)
  file(SIZE "${file}" blob_size)
  string(APPEND declarations
    "asm(\".section .rodata\\n.balign 16\\n.global ${symbol}\\n.type ${symbol}, @object\\n${symbol}:\\n\"\n"
    "    \".incbin \\\"${file}\\\"\\n.size ${symbol}, ${blob_size}\\n.previous\\n\");\n"
    "extern \"C\" const char ${symbol}[];\n")
endmacro()

# embed(FILE NAME PATH): PATH may hold @HASH@.
function(embed file name path)
  file(SHA256 "${file}" sha)
  string(SUBSTRING "${sha}" 0 12 hash)
  string(REPLACE "@HASH@" "${hash}" path "${path}")
  content_type("${name}" type)
  file(SIZE "${file}" size)

  set(blob "${blobs}/${sha}")
  if(NOT EXISTS "${blob}")
    file(COPY_FILE "${file}" "${blob}")
  endif()
  set(symbol "pinwright_asset_${index}")
  embed_blob(${symbol} "${blob}")
  set(row "    {\"${path}\", \"${type}\", \"${hash}\", {${symbol}, ${size}}")

  foreach(coding br gz)
    set(cell "{}")
    if(name MATCHES "\\.(html|js|css|wasm|svg|webmanifest|json|txt)$")
      set(coded "${blob}.${coding}")
      if(NOT EXISTS "${coded}")
        if(coding STREQUAL "br")
          execute_process(COMMAND "${BROTLI}" -q 11 -f -o "${coded}.part" "${blob}" COMMAND_ERROR_IS_FATAL ANY)
        else()
          execute_process(COMMAND "${GZIP}" -9 -n -c "${blob}" OUTPUT_FILE "${coded}.part" COMMAND_ERROR_IS_FATAL ANY)
        endif()
        file(RENAME "${coded}.part" "${coded}")
      endif()
      file(SIZE "${coded}" coded_size)
      if(coded_size LESS size)
        embed_blob(${symbol}_${coding} "${coded}")
        set(cell "{${symbol}_${coding}, ${coded_size}}")
      endif()
    endif()
    string(APPEND row ", ${cell}")
  endforeach()

  string(APPEND rows "${row}},\n")
  math(EXPR index "${index} + 1")
  list(APPEND known "${name}")
  foreach(variable index declarations rows known)
    set(${variable} "${${variable}}" PARENT_SCOPE)
  endforeach()
  set(path_of_${name} "${path}" PARENT_SCOPE)
  set(size_of_${name} "${size}" PARENT_SCOPE)
endfunction()

# /assets/STEM.HASH.EXTENSION
function(hashed_path name result)
  string(REGEX REPLACE "\\.([^./]+)$" ".@HASH@.\\1" path "${name}")
  set(${result} "/assets/${path}" PARENT_SCOPE)
endfunction()

foreach(name IN LISTS names)
  hashed_path("${name}" path)
  embed("${WEB_DIR}/${name}" "${name}" "${path}")
endforeach()
foreach(name IN LISTS manifests)
  fill_in("${WEB_DIR}/${name}" text)
  file(WRITE "${OUT}/filled" "${text}")
  hashed_path("${name}" path)
  embed("${OUT}/filled" "${name}" "${path}")
endforeach()
fill_in("${page}" text)
file(WRITE "${OUT}/filled" "${text}")
embed("${OUT}/filled" "index.html" "/index.html")

# ---- The source ----
file(WRITE "${OUT}/embedded_assets.part" "// Generated by embed.cmake from the built client.
#include \"proxy/http/assets.hpp\"

${declarations}
namespace pinwright::http {

namespace {

constexpr Asset kAssets[] = {
${rows}};

}  // namespace

std::span<const Asset> EmbeddedAssets()
{
    return kAssets;
}

}  // namespace pinwright::http
")
file(COPY_FILE "${OUT}/embedded_assets.part" "${OUT}/embedded_assets.cpp" ONLY_IF_DIFFERENT)
