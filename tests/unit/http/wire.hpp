// HTTP by hand, over a socket, so that tests can send what no proper client would.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pinwright::http::test {

/// One connection to a server on 127.0.0.1.
class Wire {
public:
    explicit Wire(int port);
    ~Wire();
    Wire(Wire&& other) noexcept : m_socket(std::exchange(other.m_socket, -1)) {}
    Wire(const Wire&) = delete;

    void Send(std::string_view bytes);
    /// Signals that no more will be sent.
    void FinishSending();
    /// Reads everything until the server closes, for 20 s at most.
    std::string ReadToEnd();
    /// Reads one answer with its body by Content-Length; the connection stays open.
    std::string ReadAnswer();

private:
    bool ReadSome(std::string& text);

    int m_socket;
};

struct Answer {
    int status = 0;  ///< 0: there was none.
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// The header's value, or an empty text; names in any case.
    std::string Header(std::string_view name) const;
};

/// The first answer in a text.
Answer ParseAnswer(const std::string& text);

}  // namespace pinwright::http::test
