// Runs the server's checks on request, shows each as it finishes, and writes the report.
#pragma once

#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class ChecksAndReport {
public:
    explicit ChecksAndReport(Core& core) : m_core(core) {}

    /// Runs the checks, unless they are running.
    void Run();
    /// Handles one event of the running checks: a check as JSON.
    void OnPart(std::string_view data);
    void OnAnswer(const Answer& answer);
    /// Call after comparing this device's clock with the server's. While they differ, a separate first check
    /// says so.
    void OnClock();
    /// Copies the report to the clipboard, without names, personal addresses, or secrets.
    void CopyReport();

private:
    Core& m_core;
};

/// The report lists the server's checks, then each account's, in the order in which they arrived.
std::string ReportText(const State& state);

}  // namespace pinwright::app
