// The checks of the server, run when a person asks, and shown as they are finished; and their report as text.
#pragma once

#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class ChecksAndReport {
public:
    explicit ChecksAndReport(Core& core) : m_core(core) {}

    /// Runs the checks, unless they run already.
    void Run();
    /// One event of the running checks: a check as JSON.
    void OnPart(std::string_view data);
    void OnAnswer(const Answer& answer);
    /// This device's clock was compared with the server's. While they differ, shows that as a separate first
    /// check.
    void OnClock();
    /// Onto the clipboard: what was found, without names, addresses of people or anything secret.
    void CopyReport();

private:
    Core& m_core;
};

/// Those of the server first, then each account's, in the order in which they came.
std::string ReportText(const State& state);

}  // namespace pinwright::app
