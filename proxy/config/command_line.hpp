// Parses the program's arguments into a command and its Config. Refuses unknown arguments.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "proxy/config/config.hpp"

namespace pinwright::config {

enum class Command { kServe, kDoctor, kBackup, kRestore, kReplaceKey };

/// A command to carry out.
struct Invocation {
    Command command = Command::kServe;
    Config config;      ///< For backups and the key, only the data folder.
    std::string file;   ///< The backup.
    bool json = false;  ///< For kDoctor: output for scripts.
};

/// The program must end immediately, with this output.
struct Exit {
    int status = 0;    ///< 0, or 2 if the arguments are invalid.
    std::string text;  ///< Whole lines; never a secret.
    bool to_stderr = false;
};

/// `pinwright serve [flags]`, `pinwright doctor [--json] [flags]`, `pinwright backup FILE`, `pinwright
/// restore FILE`, `pinwright key --replace` (all three with `--data`) or `pinwright version`. A flag
/// overrides its variable. Reports all faults at once, each with the name of its flag or variable.
std::variant<Invocation, Exit> ParseCommandLine(int argc, const char* const* argv,
                                                const Environ& environment);

/// The version of this program, such as `0.1.0`.
std::string_view Version();

}  // namespace pinwright::config
