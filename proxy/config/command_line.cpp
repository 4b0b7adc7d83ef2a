#include "proxy/config/command_line.hpp"

#include <CLI/CLI.hpp>

#include "proxy/config/command_line_flags.hpp"

namespace pinwright::config {

namespace {

constexpr int kMisused = 2;

constexpr const char* kDataVariable = "PINWRIGHT_DATA";

constexpr const char* kEnvironmentHelp =
    "Each flag has a variable of the environment (PINWRIGHT_LISTEN, PINTEREST_APP_ID, ...). By variable "
    "alone,\n"
    "because they are secret: PINTEREST_APP_SECRET or PINTEREST_APP_SECRET_FILE, and PINWRIGHT_NOTIFY_URL.";

Exit Misused(const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults)
        text += "pinwright: " + fault + "\n";
    return Exit{kMisused, text + "See 'pinwright --help'.\n", true};
}

/// Reports unknown arguments. Never repeats the value of an unknown flag, whether it follows the flag or
/// comes as `--flag=value`: it may be a secret that was meant for the environment.
std::vector<std::string> UnknownArguments(const std::vector<std::string>& left)
{
    std::vector<std::string> faults;
    bool after_flag = false;
    for (const std::string& one : left) {
        const bool flag = one.starts_with('-') && one.size() > 1;
        if (flag)
            faults.push_back("there is no flag " + one.substr(0, one.find('=')) + ".");
        else if (!after_flag)
            faults.push_back("there is no command or argument '" + one + "'.");
        after_flag = flag;
    }
    return faults;
}

/// The data folder. Backups ignore all other settings, even invalid ones.
std::string DataFolder(const GivenFlags& given, const Environ& environment, std::vector<std::string>& faults)
{
    const auto flag = given.find(kDataVariable);
    if (flag != given.end()) {
        if (flag->second.empty())
            faults.emplace_back("--data: must name a folder.");
        return flag->second;
    }
    const std::string variable = environment.Get(kDataVariable).value_or("");
    return variable.empty() ? Config{}.data_folder : variable;
}

}  // namespace

std::string_view Version()
{
    return PINWRIGHT_VERSION;
}

std::variant<Invocation, Exit> ParseCommandLine(int argc, const char* const* argv, const Environ& environment)
{
    CLI::App app("Publishes pins to Pinterest when they are due, from your own server.", "pinwright");
    app.allow_extras();
    CLI::App* serve = app.add_subcommand("serve", "run the server");
    serve->allow_extras();
    serve->footer(kEnvironmentHelp);
    CLI::App* doctor = app.add_subcommand(
        "doctor", "check everything; exit status 0: working, 1: needs attention, 2: broken");
    doctor->allow_extras();
    doctor->footer(kEnvironmentHelp);
    CLI::App* version = app.add_subcommand("version", "print the version");
    version->allow_extras();
    Invocation invocation;
    doctor->add_flag("--json", invocation.json, "as JSON, for scripts");
    CLI::App* backup =
        app.add_subcommand("backup", "write all data to one file; the server can keep running");
    CLI::App* restore = app.add_subcommand("restore", "fill an empty data folder from such a file");
    CLI::App* key = app.add_subcommand("key", "replace the data folder's key; stop the server first");
    key->add_flag_callback(
           "--replace", [] {}, "replace a lost key; you must then reconnect each account")
        ->required();
    GivenFlags given;
    for (CLI::App* one : {backup, restore})
        one->add_option("FILE", invocation.file, "the backup, a tar; as secret as the data folder")
            ->required();
    for (CLI::App* one : {backup, restore, key}) {
        one->allow_extras();
        one->add_option_function<std::string>(
            "--data", [&given](const std::string& value) { given[kDataVariable] = value; },
            "data folder (./data)");
    }
    for (CLI::App* const command : {serve, doctor}) {
        for (const Flag& flag : kFlags) {
            command->add_option_function<std::string>(
                flag.name, [&given, flag](const std::string& value) { given[flag.variable] = value; },
                flag.help);
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        std::ostringstream out;
        app.exit(success, out, out);
        return Exit{0, out.str(), false};
    } catch (const CLI::Error& error) {
        return Misused({error.what()});
    }
    std::vector<std::string> faults = UnknownArguments(app.remaining(true));
    const bool moves = backup->parsed() || restore->parsed() || key->parsed();
    const bool works = serve->parsed() || doctor->parsed();
    if (!version->parsed() && !works && !moves && faults.empty())
        return Exit{kMisused, "pinwright: say what to do.\n" + app.help(), true};
    if (moves) {
        invocation.command = backup->parsed()    ? Command::kBackup
                             : restore->parsed() ? Command::kRestore
                                                 : Command::kReplaceKey;
        invocation.config.data_folder = DataFolder(given, environment, faults);
    }
    if (doctor->parsed())
        invocation.command = Command::kDoctor;
    if (works)
        invocation.config = CheckSettings(given, environment, faults);
    if (!faults.empty())
        return Misused(faults);
    if (version->parsed())
        return Exit{0, "pinwright " + std::string(Version()) + "\n", false};
    return invocation;
}

}  // namespace pinwright::config
