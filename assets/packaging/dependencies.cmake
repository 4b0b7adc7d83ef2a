# The libraries that are built from source, pinned: the same everywhere, however old the
# distribution. Upstream by commit first, the distribution's source packages, checked by SHA-256,
# if upstream can't be reached (fetch_source.sh). All build trees share one copy under
# build/sources; FETCHCONTENT_SOURCE_DIR_<NAME> points at your own copy.

set(PINWRIGHT_SOURCES "${CMAKE_SOURCE_DIR}/build/sources" CACHE PATH "Where fetched sources are kept")

# pinwright_source(folder upstream commit package (version sha256 suite[,suite...])...)
# Sets <folder>_SOURCE_DIR in the caller's scope.
function(pinwright_source folder upstream commit package)
  string(TOUPPER "${folder}" upper)
  if(FETCHCONTENT_SOURCE_DIR_${upper})
    set(${folder}_SOURCE_DIR "${FETCHCONTENT_SOURCE_DIR_${upper}}" PARENT_SCOPE)
    return()
  endif()
  set(target "${PINWRIGHT_SOURCES}/${folder}")
  execute_process(
    COMMAND "${CMAKE_SOURCE_DIR}/assets/packaging/fetch_source.sh"
            "${target}" "${upstream}" "${commit}" "${package}" ${ARGN}
    COMMAND_ERROR_IS_FATAL ANY)
  set(${folder}_SOURCE_DIR "${target}" PARENT_SCOPE)
endfunction()

pinwright_source(json https://github.com/nlohmann/json
  9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03 nlohmann-json3
  3.11.3 0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406 trixie,forky)
add_library(pinwright_json INTERFACE)
target_include_directories(pinwright_json SYSTEM INTERFACE "${json_SOURCE_DIR}/single_include")
if(EMSCRIPTEN)
  target_compile_definitions(pinwright_json INTERFACE JSON_NOEXCEPTION)
endif()

if(EMSCRIPTEN)
  pinwright_source(imgui https://github.com/ocornut/imgui
    45acd5e0e82f4c954432533ae9985ff0e1aad6d5 imgui
    1.92.2b e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 forky)
else()
  pinwright_source(httplib https://github.com/yhirose/cpp-httplib
    073b58796205b928b61f4cae89ab4130b7f1aee0 cpp-httplib
    0.41.0 7acb492bffdd95165677d22145c2c4890e6432c5ef53d0f781defe8dec48f567 forky,sid)
  find_package(OpenSSL REQUIRED)
  find_package(Threads REQUIRED)
  find_package(SQLite3 REQUIRED)
  find_package(ZLIB REQUIRED)
  find_package(CLI11 REQUIRED)
  find_package(spdlog REQUIRED)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
  pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
  # The core alone: serving is ours. Its CMake package would ask for what only the other parts need.
  pkg_check_modules(prometheus REQUIRED IMPORTED_TARGET prometheus-cpp-core)
  # For decoding images, in a process of its own (proxy/media/child). As archives, if there are any: a shared library
  # is loaded at each start, by whom it is not used, too.
  find_library(PINWRIGHT_JPEG NAMES libjpeg.a jpeg REQUIRED)
  find_library(PINWRIGHT_PNG NAMES libpng16.a png16 REQUIRED)
  find_path(PINWRIGHT_JPEG_INCLUDE jpeglib.h REQUIRED)
  find_path(PINWRIGHT_PNG_INCLUDE png.h REQUIRED)
  add_library(pinwright_jpeg INTERFACE)
  target_include_directories(pinwright_jpeg SYSTEM INTERFACE "${PINWRIGHT_JPEG_INCLUDE}")
  target_link_libraries(pinwright_jpeg INTERFACE "${PINWRIGHT_JPEG}")
  add_library(pinwright_png INTERFACE)
  target_include_directories(pinwright_png SYSTEM INTERFACE "${PINWRIGHT_PNG_INCLUDE}")
  target_link_libraries(pinwright_png INTERFACE "${PINWRIGHT_PNG}" ZLIB::ZLIB m)
  # Time zones, from the system's database.
  find_package(date REQUIRED)

  # cpp-httplib, for serving plain http, in few .cpp files: each costs seconds and half a gigabyte to compile.
  add_library(pinwright_httplib INTERFACE)
  target_include_directories(pinwright_httplib SYSTEM INTERFACE "${httplib_SOURCE_DIR}")
  target_compile_definitions(pinwright_httplib INTERFACE
    CPPHTTPLIB_LISTEN_BACKLOG=511 CPPHTTPLIB_TCP_NODELAY=true CPPHTTPLIB_EXPECT_100_THRESHOLD=0)
  target_link_libraries(pinwright_httplib INTERFACE Threads::Threads)

  # libcurl, for all outgoing calls: static, only HTTP and HTTPS. AWS signatures stay enabled. It has no CA
  # bundle and no proxies: each call brings its own trusted certificates. Upstream's commit is not pinned (-),
  # so only the source packages are used. 8.14.1 lacks later fixes; it is the fallback for when the testing
  # suite has another version, because its own suite is the stable one.
  pinwright_source(curl https://github.com/curl/curl - curl
    8.22.0 d54dd598bf05927a726deb38df31c6a255ba83ff1de57c5d1464dac3ed8f44a1 forky
    8.14.1 6766ada7101d292b42b8b15681120acd68effa4a9660935853cf6d61f0d984d4 trixie)
  include("${CMAKE_CURRENT_LIST_DIR}/curl.cmake")

  if(PINWRIGHT_TESTS)
    pinwright_source(catch2 https://github.com/catchorg/Catch2
      fa43b77429ba76c462b1898d6cd2f2d7a9416b14 catch2
      3.7.1 c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c trixie,forky)
  endif()
endif()
