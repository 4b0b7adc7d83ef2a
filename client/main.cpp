// The web app: creates its parts and runs the frame loop.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "client/app/app.hpp"
#include "client/app/ui/app_shell.hpp"
#include "client/bridge.hpp"
#include "client/platform/canvas.hpp"
#include "client/platform/clock.hpp"
#include "client/platform/frames.hpp"
#include "client/platform/glyphs.hpp"
#include "client/platform/images.hpp"
#include "client/platform/input.hpp"
#include "client/platform/language.hpp"
#include "client/platform/semantics.hpp"
#include "client/platform/text_runs.hpp"

namespace pinwright {

namespace {

// A longer step is a pause: animations don't advance by it.
constexpr double kLongestStep = 0.1;
// How long the first frame waits for the server's first answer, which was requested along with the page.
constexpr int kFirstAnswerMs = 150;

struct Program {
    platform::BrowserClock clock;
    platform::BrowserRandom random;
    platform::BrowserZone zone;
    platform::TextRuns runs;
    platform::Images images;
    platform::Canvas canvas;
    platform::Input input;
    platform::Frames frames;
    platform::Semantics semantics;
    app::App app{clock, random, zone};
    ui::Painter painter{platform::AddSystemFont(400), platform::AddSystemFont(600), runs};
    ui::Ui ui{painter, semantics, images, input, clock};
    ui::Bridge bridge{app, frames, semantics};
    double last_frame = 0;
    platform::Wishes wishes;
    bool themed = false;

    /// The system's preferences, overridden by the user's choices for this page.
    platform::Wishes Wanted() const
    {
        platform::Wishes wanted = canvas.wishes();
        const app::Preferences& chosen = app.state().preferences;
        if (chosen.theme != app::ThemeChoice::kSystem)
            wanted.dark = chosen.theme == app::ThemeChoice::kDark;
        if (chosen.direction != app::DirectionChoice::kAutomatic)
            wanted.right_to_left = chosen.direction == app::DirectionChoice::kRightToLeft;
        return wanted;
    }

    void Draw(double now_ms)
    {
        const double step = std::clamp((now_ms - last_frame) / 1000, 0.001, kLongestStep);
        last_frame = now_ms;
        if (!canvas.Begin(static_cast<float>(step)))
            return;
        const platform::Wishes now = Wanted();
        if (!themed || !(now == wishes)) {
            wishes = now;
            themed = true;
            const platform::SystemColors system = canvas.system_colors();
            ui.theme = ui::MakeTheme({.dark = now.dark,
                                      .less_motion = now.less_motion,
                                      .more_contrast = now.more_contrast,
                                      .forced = now.forced ? &system : nullptr});
            semantics.Theme(now.dark, ui.theme.canvas);
            semantics.Direction(now.right_to_left);
        }
        ui.width = canvas.width();
        ui.height = canvas.height();
        ui.density = canvas.density();
        painter.SetDensity(canvas.density());
        ui.SetMirrored(wishes.right_to_left);
        ui.late_code = bridge.late_code();
        ui.BeginFrame(static_cast<float>(step), now_ms);
        ui::Commands commands = ui::DrawAll(ui, app.state());
        ui.EndFrame();
        canvas.End(ui.theme.canvas);
        images.EndFrame();
        for (app::command::Command& command : commands)
            app.Do(std::move(command));
        bridge.Settle();
        bridge.ShowLayers(ui.layers());
    }

    void Start()
    {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.ConfigMacOSXBehaviors = false;
        io.ConfigWindowsMoveFromTitleBarOnly = true;
        // ImGui opens a window in every frame and measures its title. Use a size that is drawn anyway, since
        // measuring a new size costs the browser some milliseconds.
        ImGui::GetStyle().FontSizeBase = ui::SizeOf(ui::Type::kSmall);
        bridge.on_drag = [this](bool over) {
            ui.files_over = over;
            frames.Wake(3);
        };
        // Send the request to the server first: it answers while the canvas is being prepared.
        bridge.Start();
        canvas.Open();
        canvas.on_restored = [this] {
            runs.Forget();
            images.Forget();
        };
        ui.wake = [this](int count) { frames.Wake(count); };
        ui.need_late_code = [this] { bridge.NeedLateCode(); };
        frames.on_frame = [this](double now_ms) { Draw(now_ms); };
        input.Listen();
        semantics.Listen();
        frames.Start(kFirstAnswerMs);
        frames.Wake(3);
    }
};

}  // namespace

}  // namespace pinwright

int main()
{
    pinwright::platform::UsePageLanguage();
    ImGui::CreateContext();
    // Lives as long as the page; the program never sees its end.
    auto* program = new pinwright::Program;
    program->Start();
    return 0;
}
