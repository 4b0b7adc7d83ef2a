# Finds the Emscripten toolchain: an activated emsdk on PATH wins, else the distribution's.
find_program(PINWRIGHT_EMCC emcc REQUIRED)
file(REAL_PATH "${PINWRIGHT_EMCC}" emcc_real)
get_filename_component(emcc_folder "${emcc_real}" DIRECTORY)
find_file(PINWRIGHT_EMSCRIPTEN_TOOLCHAIN Emscripten.cmake
  PATHS "$ENV{EMSDK}/upstream/emscripten/cmake/Modules/Platform" "${emcc_folder}/cmake/Modules/Platform"
        /usr/share/emscripten/cmake/Modules/Platform
  NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
include("${PINWRIGHT_EMSCRIPTEN_TOOLCHAIN}")
