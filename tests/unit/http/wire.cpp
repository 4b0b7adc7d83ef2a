#include "tests/unit/http/wire.hpp"

#include <arpa/inet.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace pinwright::http::test {

Wire::Wire(int port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit{20, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

Wire::~Wire()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void Wire::Send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;  // The server has closed; its answer can still be read.
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Wire::FinishSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

bool Wire::ReadSome(std::string& text)
{
    char piece[16384];
    const ssize_t got = ::recv(m_socket, piece, sizeof piece, 0);
    if (got > 0)
        text.append(piece, static_cast<std::size_t>(got));
    return got > 0;
}

std::string Wire::ReadToEnd()
{
    std::string text;
    while (ReadSome(text)) {
    }
    return text;
}

std::string Wire::ReadAnswer()
{
    std::string text;
    while (text.find("\r\n\r\n") == std::string::npos) {
        if (!ReadSome(text))
            return text;
    }
    const std::size_t length = std::strtoull(ParseAnswer(text).Header("Content-Length").c_str(), nullptr, 10);
    const std::size_t whole = text.find("\r\n\r\n") + 4 + length;
    while (text.size() < whole && ReadSome(text)) {
    }
    return text;
}

std::string Answer::Header(std::string_view name) const
{
    for (const auto& [key, value] : headers) {
        if (key.size() == name.size() && ::strncasecmp(key.data(), name.data(), name.size()) == 0)
            return value;
    }
    return {};
}

Answer ParseAnswer(const std::string& text)
{
    Answer answer;
    const std::size_t end = text.find("\r\n\r\n");
    if (!text.starts_with("HTTP/1.1 ") || end == std::string::npos)
        return answer;
    answer.status = std::atoi(text.c_str() + 9);
    std::size_t line = text.find("\r\n");
    while (line < end) {
        line += 2;
        const std::size_t stop = text.find("\r\n", line);
        const std::size_t colon = text.find(": ", line);
        if (colon < stop)
            answer.headers.emplace_back(text.substr(line, colon - line),
                                        text.substr(colon + 2, stop - colon - 2));
        line = stop;
    }
    answer.body = text.substr(end + 4);
    return answer;
}

}  // namespace pinwright::http::test
