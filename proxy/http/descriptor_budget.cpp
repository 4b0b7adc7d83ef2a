#include "proxy/http/descriptor_budget.hpp"

#include <algorithm>

namespace pinwright::http {

namespace {

constexpr std::size_t kFewest = 8;

}  // namespace

std::size_t ConnectionsWithin(int files, std::size_t wanted)
{
    const int left = std::max(files - kReservedFiles, 0) / kFilesPerConnection;
    return std::min(wanted, std::max(kFewest, static_cast<std::size_t>(left)));
}

}  // namespace pinwright::http
