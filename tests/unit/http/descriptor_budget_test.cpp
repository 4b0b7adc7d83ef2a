// Browsers can't use up the descriptors that publishing needs.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "proxy/http/descriptor_budget.hpp"
#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

/// The number of descriptors that this process can still open.
int FreeFiles()
{
    std::vector<int> opened;
    for (int file = ::dup(0); file >= 0; file = ::dup(0))
        opened.push_back(file);
    for (const int file : opened)
        ::close(file);
    return static_cast<int>(opened.size());
}

}  // namespace

TEST_CASE("the number of connections leaves the descriptors that publishing needs", "[http]")
{
    const std::size_t wanted = Limits{}.connections;
    CHECK(ConnectionsWithin(65'536, wanted) == wanted);
    CHECK(ConnectionsWithin(1024, wanted) == 208);
    CHECK(ConnectionsWithin(1024, 100) == 100);
    CHECK(ConnectionsWithin(256, wanted) == 16);
    for (const int files : {0, 64, kReservedFiles, kReservedFiles + 1})
        CHECK(ConnectionsWithin(files, wanted) == 8);
    for (int files = kReservedFiles + 8 * kFilesPerConnection; files < 4096; ++files) {
        const int taken = static_cast<int>(ConnectionsWithin(files, wanted)) * kFilesPerConnection;
        REQUIRE(files - taken >= kReservedFiles);
    }
}

TEST_CASE("while 600 connections are stuck in uploads, publishing still has its descriptors", "[http]")
{
    // The connections belong to another process, so that their other ends don't count here.
    int to_child[2] = {};
    int from_child[2] = {};
    REQUIRE((::pipe(to_child) == 0 && ::pipe(from_child) == 0));
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(to_child[1]);
        ::close(from_child[0]);
        int port = 0;
        char cookie[200] = {};
        if (::read(to_child[0], &port, sizeof port) != sizeof port ||
            ::read(to_child[0], cookie, sizeof cookie) <= 0)
            ::_exit(1);
        std::vector<Wire> hanging;
        for (int i = 0; i < 600; ++i) {
            hanging.emplace_back(port);
            hanging.back().Send(
                "POST /api/v1/media HTTP/1.1\r\nHost: localhost:8080\r\nCookie: " + std::string(cookie) +
                "\r\nOrigin: http://localhost:8080\r\nContent-Length: 1000\r\n\r\nx");
        }
        (void)!::write(from_child[1], "x", 1);
        (void)!::read(to_child[0], cookie, 1);  // Until the other end is closed.
        ::_exit(0);
    }
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    constexpr int kFiles = 1024;
    const rlimit few{kFiles, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    {
        Setup setup;
        setup.limits.connections = ConnectionsWithin(kFiles, setup.limits.connections);
        RunningServer server(setup);
        const int port = server.port();
        std::string cookie = server.Cookie();
        cookie.resize(200, '\0');
        REQUIRE(::write(to_child[1], &port, sizeof port) == sizeof port);
        REQUIRE(::write(to_child[1], cookie.data(), cookie.size()) == 200);
        char done = 0;
        REQUIRE(::read(from_child[0], &done, 1) == 1);
        CHECK(server.AskFromPage("GET", "/api/v1/accounts").status == 200);
        CHECK(FreeFiles() >= kReservedFiles);
        for (const int end : {to_child[0], to_child[1]})
            ::close(end);
        int status = 0;
        CHECK(::waitpid(child, &status, 0) == child);
    }
    for (const int end : {from_child[0], from_child[1]})
        ::close(end);
    ::setrlimit(RLIMIT_NOFILE, &before);
}

}  // namespace pinwright::http::test
