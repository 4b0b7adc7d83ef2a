// `pinwright doctor`: the same checks in a terminal. Where a server runs on these settings, it makes them
// itself, because it alone knows its scheduler and owns the data folder; else they are made here.
#pragma once

#include <string>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/net/transport.hpp"
#include "shared/check.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::diagnosis {

/// What the outside world is for the doctor.
struct Surroundings {
    net::Transport& transport;  ///< To Pinterest, and to a server on this machine.
    Clock& clock;
    Random& random;
    std::string version;
};

/// Makes the checks, or has them made. Errors: those of Store::Open, each one clear line in `detail`.
Result<std::vector<Check>> ConsultDoctor(const config::Config& config, const Surroundings& surroundings);

/// What kept the checks from being made, as the one check there is: `database`, broken.
Check CheckOf(const Error& error);

/// The exit status, as monitoring plugins have it: 0 all is well, 1 attention, 2 something is broken or was
/// not reached.
int ExitStatusOf(const std::vector<Check>& checks);

}  // namespace pinwright::diagnosis
