# Builds libcurl from source as part of this build: only the library, with only the features that are used.
# It is a function, so that the variables of curl's build don't reach ours.
function(pinwright_add_curl)
  set(BUILD_SHARED_LIBS OFF)
  set(BUILD_STATIC_LIBS ON)
  foreach(part BUILD_CURL_EXE BUILD_TESTING BUILD_EXAMPLES BUILD_LIBCURL_DOCS BUILD_MISC_DOCS ENABLE_CURL_MANUAL
               CURL_ENABLE_EXPORT_TARGET PICKY_COMPILER USE_NGHTTP2 USE_LIBIDN2 CURL_USE_LIBPSL CURL_USE_LIBSSH2
               CURL_USE_GSSAPI ENABLE_UNIX_SOCKETS)
    set(${part} OFF)
  endforeach()
  foreach(part HTTP_ONLY ENABLE_THREADED_RESOLVER CURL_USE_OPENSSL CURL_DISABLE_INSTALL CURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG
               CURL_DISABLE_ALTSVC CURL_DISABLE_COOKIES CURL_DISABLE_DOH CURL_DISABLE_GETOPTIONS CURL_DISABLE_HEADERS_API
               CURL_DISABLE_HSTS CURL_DISABLE_BASIC_AUTH CURL_DISABLE_BEARER_AUTH CURL_DISABLE_DIGEST_AUTH
               CURL_DISABLE_KERBEROS_AUTH CURL_DISABLE_NEGOTIATE_AUTH CURL_DISABLE_MIME CURL_DISABLE_FORM_API
               CURL_DISABLE_BINDLOCAL CURL_DISABLE_NETRC CURL_DISABLE_PROXY CURL_DISABLE_VERBOSE_STRINGS)
    set(${part} ON)
  endforeach()
  # curl's build has cache entries of these names, which would override plain variables.
  foreach(part CURL_ZLIB CURL_BROTLI CURL_ZSTD)
    set(${part} OFF CACHE INTERNAL "")
  endforeach()
  foreach(part CURL_CA_BUNDLE CURL_CA_PATH)
    set(${part} none CACHE INTERNAL "")
  endforeach()
  add_subdirectory("${curl_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/curl" EXCLUDE_FROM_ALL SYSTEM)
endfunction()

pinwright_add_curl()
add_library(pinwright_curl INTERFACE)
target_link_libraries(pinwright_curl INTERFACE libcurl_static)
