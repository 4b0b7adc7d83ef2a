#include "proxy/http/connection_table.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <future>

namespace pinwright::http {

namespace {

/// A connected pair; the far end tells whether the near end was closed.
struct Pair {
    int ends[2];
    Pair() { REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0); }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    bool Closed() const
    {
        pollfd wanted{ends[1], POLLIN, 0};
        return ::poll(&wanted, 1, 0) == 1;
    }
};

}  // namespace

TEST_CASE("the connection that waits longest makes room, least loss first", "[http]")
{
    ConnectionTable table(3);
    Pair pairs[3];
    ConnectionTable::Entry head(pairs[0].ends[0]);
    ConnectionTable::Entry idle(pairs[1].ends[0]);
    ConnectionTable::Entry working(pairs[2].ends[0]);
    for (ConnectionTable::Entry* const entry : {&head, &idle, &working}) {
        REQUIRE(table.Admit());
        table.Add(*entry);
    }
    table.SetPhase(head, Phase::kHead);
    table.SetPhase(idle, Phase::kIdle);

    REQUIRE(table.Admit());  // A fourth: the idle one is closed, although the other has waited longer.
    CHECK(pairs[1].Closed());
    CHECK(!pairs[0].Closed());
    REQUIRE(table.Admit());  // A fifth: the one with the unfinished head is closed.
    CHECK(pairs[0].Closed());
    CHECK(!pairs[2].Closed());

    // A sixth waits for the working one, and replaces it once that one waits for its peer.
    std::future<bool> sixth = std::async(std::launch::async, [&] { return table.Admit(); });
    table.SetPhase(working, Phase::kWriting);
    CHECK(sixth.get());
    CHECK(pairs[2].Closed());
    for (ConnectionTable::Entry* const entry : {&head, &idle, &working})
        table.Remove(*entry);
}

TEST_CASE("of two that are idle the older goes", "[http]")
{
    ConnectionTable table(2);
    Pair pairs[2];
    ConnectionTable::Entry older(pairs[0].ends[0]);
    ConnectionTable::Entry newer(pairs[1].ends[0]);
    REQUIRE(table.Admit());
    REQUIRE(table.Admit());
    table.Add(newer);
    table.Add(older);
    table.SetPhase(older, Phase::kIdle);
    table.SetPhase(newer, Phase::kIdle);
    REQUIRE(table.Admit());
    CHECK(pairs[0].Closed());
    CHECK(!pairs[1].Closed());
    table.Remove(older);
    table.Remove(newer);
}

TEST_CASE("a closing table lets nobody in and nobody wait", "[http]")
{
    ConnectionTable table(1);
    Pair pair;
    ConnectionTable::Entry entry(pair.ends[0]);
    REQUIRE(table.Admit());
    table.Add(entry);
    std::future<bool> next = std::async(std::launch::async, [&] { return table.Admit(); });
    table.Close();
    CHECK(!next.get());
    CHECK(!pair.Closed());  // It works; its answer is still to be sent.
    table.SetPhase(entry, Phase::kIdle);
    CHECK(pair.Closed());
    table.Remove(entry);
    table.Leave();
    table.AwaitEmpty();
}

}  // namespace pinwright::http
