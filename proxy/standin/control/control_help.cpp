#include "proxy/standin/control/control_api.hpp"

namespace pinwright::standin {

std::string_view ControlHelp()
{
    return R"help(
Serves
  /v5/...            Pinterest's API v5, production
  /sandbox/v5/...    the same as its sandbox: tokens, boards and pins of its own; no boards at first
  /oauth/            the consent page, for both
  /upload/           where videos are sent (like S3)
  /pin/ID/           a pin as a visitor sees it
  /images/...        avatars, covers and pin pictures
  /_standin/...      the control API

Accounts: @willowandclay and @harbourprint (business), @mikalind (personal). "account" below is an id or a
user name; left out, it means all accounts. Images smaller than 50 pixels on a side are "too small".
Rate limits are shown in headers, and enforced only after /_standin/ratelimit.
With --state, boards, pins, media and tokens outlive the process; switches do not.

Control API (POST takes JSON and answers JSON; `when` is "before", the default, or "after")
  GET  /_standin/state        switches, faults, accounts with their boards, clock, counters
  GET  /_standin/ledger       every pin ever made, in order, texts and link byte for byte as sent
                              [?environment=production|sandbox]
  GET  /_standin/requests     the last requests [?limit=N]; status 0: no answer was given
  POST /_standin/expire       {"what":"access"|"refresh"|"all","account":A}
  POST /_standin/revoke       {"account":A}: access and refresh tokens die
  POST /_standin/scopes       {"account":A,"lift":["pins:write"]}
  POST /_standin/grant        {"account":A,"scopes":[...],"environment":"sandbox"}: tokens without the consent page
  POST /_standin/code         {"account":A,"redirect_uri":U,"scopes":[...]}: an authorization code, likewise
  POST /_standin/fail         {"method":"POST","path":"/pins","times":1,"when":"before","status":500,"code":500,
                              "message":"...","message_detail":"...","headers":{...},"body":"raw text",
                              "content_type":"..."}: answer that; with "after" the call is done all the same
  POST /_standin/delay        {"method","path","times","when","ms"}
  POST /_standin/drop         {"method","path","times","when"}: close the connection without an answer
      path: a prefix of whole segments, or with * a pattern for the whole path; with or without /v5.
      method left out: any. times below zero: for ever.
  POST /_standin/random       {"seed":N,"drop_before":p,"drop_after":p,"error":p,"error_after":p,"hiccup":p}:
                              faults of POST /pins, always the same for the same seed and order
  POST /_standin/clear        {}: no more faults of the five kinds above
  POST /_standin/lag          {"seconds":N} or {"reads":N}: new boards and pins are not seen for so long
  POST /_standin/lists        {"order":"newest"|"oldest"|"shuffled"}
  POST /_standin/ratelimit    {"org_read":N,"org_write":N,"org_analytics":N,"window_s":60}; null: not enforced
  POST /_standin/trial        {"on":true}: POST /pins in production is 403 code 29
  POST /_standin/app          {"active":false}: every call is 401 code 3; also "id", "secret", "redirect_uris":[...],
                              "pin_edit":true (allows PATCH /pins)
  POST /_standin/clock        {"skew_s":N}: the clock that is shown (Date, created_at)
  POST /_standin/advance      {"seconds":N}: time passes (tokens, codes, windows, lag)
  POST /_standin/texts        {"field":"title|description|link|alt_text","change":"trim|upper|append|utm"|null}
  POST /_standin/boards       {"account":A,"count":N,"environment":"production"}
  POST /_standin/person       {"account":A,"business":bool,"username":"..."}: converts; gets a new
                              name, which ends its tokens
  POST /_standin/media        {"polls":N,"outcome":"succeeded"|"failed"|null}: how uploads are processed
  POST /_standin/token        {"rotation":bool,"string_expires_in":bool,"omit_scope":bool,
                              "remember_scopes":bool,"lose_refresh_answer":times}
  POST /_standin/reset        {}: everything as at the start, the ledger and the state file included
)help";
}

}  // namespace pinwright::standin
