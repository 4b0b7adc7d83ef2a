// A bare cpp-httplib server for comparison: the proxy's thread policy (a thread per connection), two files
// answered from memory, and nothing else.
#include <httplib.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

namespace {

class ThreadEach final : public httplib::TaskQueue {
public:
    bool enqueue(std::function<void()> task) override
    {
        std::thread(std::move(task)).detach();
        return true;
    }
    void shutdown() override {}
};

std::string Read(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_bare_server FOLDER\n", stderr);
        return 2;
    }
    const std::string folder = argv[1];
    const std::string file = Read(folder + "/file");
    const std::string small = Read(folder + "/small");

    static httplib::Server server;
    server.new_task_queue = [] { return new ThreadEach; };
    server.set_keep_alive_max_count(1'000'000);
    server.set_tcp_nodelay(true);
    server.Get("/file", [&](const httplib::Request&, httplib::Response& response) {
        response.set_content_provider(file.size(), "application/octet-stream",
                                      [&](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                          return sink.write(file.data() + offset, length);
                                      });
    });
    server.Get("/small", [&](const httplib::Request&, httplib::Response& response) {
        response.set_content(small, "application/json");
    });
    std::signal(SIGTERM, [](int) { std::_Exit(0); });
    const int port = server.bind_to_any_port("127.0.0.1");
    std::printf("listening on %d\n", port);
    std::fflush(stdout);
    return server.listen_after_bind() ? 0 : 1;
}
