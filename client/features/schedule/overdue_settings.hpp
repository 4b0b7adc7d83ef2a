// The overdue settings: what happens to pins that missed their time, and the dialog that sets it.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class OverdueSettings {
public:
    explicit OverdueSettings(Core& core) : m_core(core) {}

    void Open();
    void Close() { m_core.state.overdue.reset(); }
    void Choose(OverduePolicy policy);
    void EditHours(const std::string& text);
    void Save();
    void OnAnswer(const Answer& answer);

private:
    void Check();

    Core& m_core;
};

}  // namespace pinwright::app
