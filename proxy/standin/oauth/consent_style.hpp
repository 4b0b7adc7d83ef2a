// The style of the consent page: one column, light and dark, for phones and wider screens.
#pragma once

#include <string_view>

namespace pinwright::standin {

inline constexpr std::string_view kConsentStyle = R"css(:root {
  color-scheme: light dark;
  --ground: #f4f2ef; --sheet: #ffffff; --ink: #1f2328; --soft: #57606a; --line: #d0d4d9;
  --accent: #9c2f1f; --on-accent: #ffffff; --notice: #fff4d6; --on-notice: #5c4300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16181b; --sheet: #202327; --ink: #e8eaed; --soft: #a9b0b8; --line: #3b4148;
    --accent: #f0937f; --on-accent: #2b0d07; --notice: #3a2f10; --on-notice: #ffe3a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 2rem; background: var(--sheet); min-height: 100vh;
}
@media (min-width: 40rem) {
  body { padding: 2.5rem 1rem; }
  main { min-height: 0; padding: 2rem; border: 1px solid var(--line); border-radius: 12px; }
}
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
.notice { background: var(--notice); color: var(--on-notice); padding: .75rem 1rem; border-radius: 8px; margin: 0 0 1rem; }
fieldset { border: 0; padding: 0; margin: 1.25rem 0 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .25rem; }
.choice {
  display: flex; align-items: center; gap: .75rem; padding: .6rem 0; border-bottom: 1px solid var(--line);
  position: relative; min-height: 3rem;
}
.choice > div { flex: 1; min-width: 0; }
.choice img { border-radius: 50%; flex: none; }
.choice label { display: block; font-weight: 500; cursor: pointer; overflow-wrap: anywhere; }
.choice label::after { content: ""; position: absolute; inset: 0; }
img.pin { max-width: 100%; height: auto; border-radius: 16px; }
.choice span { display: block; color: var(--soft); font-size: .875rem; }
input { position: relative; z-index: 1; width: 1.25rem; height: 1.25rem; margin: 0; flex: none; accent-color: var(--accent); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button {
  flex: 1 1 9rem; min-height: 3rem; padding: 0 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--ink); background: transparent; border: 1px solid var(--soft); border-radius: 24px;
}
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre {
  white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); padding: .75rem 1rem; border-radius: 8px;
  font-size: .875rem;
}
)css";

}  // namespace pinwright::standin
