// The child process itself: handles one image, then ends. See contract.hpp.
#pragma once

namespace pinwright::media {

/// Whether the program was started as the image child.
bool IsImageChild(int argc, const char* const* argv);

/// Gives up all rights, checks and turns the image, and returns the exit status. REQUIRES: IsImageChild, and
/// nothing else of the program has run.
int RunImageChild(int argc, const char* const* argv);

}  // namespace pinwright::media
