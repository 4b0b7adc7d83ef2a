#include "shared/host_alphabets.hpp"

#include <algorithm>
#include <optional>

#include "shared/punycode.hpp"
#include "shared/utf8.hpp"

namespace pinwright {

namespace {

enum class Script { kOther, kLatin, kGreek, kCyrillic, kArmenian, kGeorgian, kCherokee, kCoptic, kLisu };

/// Only the alphabets with letters that can pass for each other's.
Script ScriptOf(char32_t value)
{
    struct Block {
        Script script;
        char32_t first;
        char32_t last;
    };
    static constexpr Block kBlocks[] = {
        {Script::kLatin, 'A', 'Z'},          {Script::kLatin, 'a', 'z'},
        {Script::kLatin, 0x00C0, 0x02AF},    {Script::kLatin, 0x1D00, 0x1DBF},
        {Script::kLatin, 0x1E00, 0x1EFF},    {Script::kLatin, 0xA720, 0xA7FF},
        {Script::kGreek, 0x0370, 0x03FF},    {Script::kGreek, 0x1F00, 0x1FFF},
        {Script::kCyrillic, 0x0400, 0x052F}, {Script::kCyrillic, 0x1C80, 0x1C8F},
        {Script::kCyrillic, 0xA640, 0xA69F}, {Script::kArmenian, 0x0530, 0x058F},
        {Script::kGeorgian, 0x10A0, 0x10FF}, {Script::kCherokee, 0x13A0, 0x13FF},
        {Script::kCherokee, 0xAB70, 0xABBF}, {Script::kCoptic, 0x2C80, 0x2CFF},
        {Script::kLisu, 0xA4D0, 0xA4FF},
    };
    for (const Block& block : kBlocks) {
        if (value >= block.first && value <= block.last)
            return block.script;
    }
    return Script::kOther;
}

/// Phonetic letters: no language uses them in names, and they look like plain ones.
bool IsPhonetic(char32_t value)
{
    return (value >= 0x0250 && value <= 0x02AF) || (value >= 0x1D00 && value <= 0x1DBF) ||
           (value >= 0xA720 && value <= 0xA7FF);
}

/// Cyrillic letters that look exactly like Latin ones.
bool LooksLatin(char32_t value)
{
    constexpr std::u32string_view kTwins = U"асԁеһіјӏорԛѕԝхуАВЕКМНОРСТХІЈЅ";
    return kTwins.find(value) != std::u32string_view::npos;
}

bool IsDeceptive(std::string_view label, bool under_ascii)
{
    Script seen = Script::kOther;
    bool mixed = false, phonetic = false, twins = true;
    for (const char32_t value : CodePointsOf(label)) {
        const Script script = ScriptOf(value);
        phonetic = phonetic || IsPhonetic(value);
        if (script == Script::kOther)
            continue;
        mixed = mixed || (seen != Script::kOther && seen != script);
        twins = twins && script == Script::kCyrillic && LooksLatin(value);
        seen = script;
    }
    return mixed || phonetic || (under_ascii && seen == Script::kCyrillic && twins);
}

/// Lower case, for the alphabets above. Nothing if a browser would change the label further.
std::optional<std::string> LowerLabel(std::string_view label)
{
    std::string lower;
    for (char32_t value : CodePointsOf(label)) {
        if (value >= 0x0300 && value <= 0x036F)
            return std::nullopt;
        const bool plain = (value >= 'A' && value <= 'Z') ||
                           (value >= 0x00C0 && value <= 0x00DE && value != 0xD7) ||
                           (value >= 0x0391 && value <= 0x03A9) || (value >= 0x0410 && value <= 0x042F);
        if (plain)
            value += 0x20;
        else if (value >= 0x0400 && value <= 0x040F)
            value += 0x50;
        else if ((value >= 0x0138 && value <= 0x0149) || (value >= 0x0178 && value <= 0x024F))
            return std::nullopt;  // Upper and lower case follow no rule here.
        else if (value % 2 == 0 &&
                 ((value >= 0x0100 && value <= 0x0177) || (value >= 0x0460 && value <= 0x052F) ||
                  (value >= 0x1E00 && value <= 0x1EFF)))
            return std::nullopt;
        AppendCodePoint(lower, value);
    }
    return lower;
}

}  // namespace

HostFault JudgeAlphabets(std::string_view host)
{
    const std::vector<std::string_view> labels = LabelsOf(host);
    const std::vector<char32_t> top = CodePointsOf(labels.back());
    const bool under_ascii = std::all_of(top.begin(), top.end(), [](char32_t value) { return value < 0x80; });
    HostFault fault;
    bool known = true;
    std::string plain;
    for (const std::string_view label : labels) {
        if (IsDeceptive(label, under_ascii))
            fault.title = "“" + std::string(host) + "” has letters that look like those of another alphabet.";
        const std::optional<std::string> lower = LowerLabel(label);
        known = known && lower;
        if (lower)
            plain += (plain.empty() ? "" : ".") + AsciiLabel(*lower);
    }
    if (!fault.title.empty() && known)
        fault.suggestion = plain;
    return fault;
}

}  // namespace pinwright
