// `pinwright doctor`: the same checks in a terminal. If a server runs with these settings, it runs the
// checks, because only it knows its scheduler and owns the data folder. Otherwise, this process runs them.
#pragma once

#include <string>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/net/transport.hpp"
#include "shared/check.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::diagnosis {

/// What the doctor uses from the outside world.
struct Surroundings {
    net::Transport& transport;  ///< To Pinterest, and to a server on this machine.
    Clock& clock;
    Random& random;
    std::string version;
};

/// Runs the checks, or lets a running server run them. Errors: those of Store::Open, each one clear line in
/// `detail`.
Result<std::vector<Check>> ConsultDoctor(const config::Config& config, const Surroundings& surroundings);

/// The only check if an error prevents the others: `database`, broken.
Check CheckOf(const Error& error);

/// The exit status, as in monitoring plugins: 0 everything works, 1 attention, 2 something is broken or was
/// not reached.
int ExitStatusOf(const std::vector<Check>& checks);

}  // namespace pinwright::diagnosis
