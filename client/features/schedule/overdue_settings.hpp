// What becomes of pins that could not go out at their time: the dialog that sets it.
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
