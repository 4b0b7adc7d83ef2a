// The certificates that are trusted, loaded once and shared by all calls: read anew for each call
// they would cost time and memory. Loaded at the first call that needs them, so that a process
// which speaks to nobody does not pay for them.
#pragma once

#include <memory>
#include <mutex>
#include <string>

struct x509_store_st;

namespace pinwright::net {

/// Threads: any number may call at once.
class TrustStore {
public:
    /// `ca_file`: certificates in PEM. Empty: the system's, as OpenSSL finds them.
    explicit TrustStore(std::string ca_file);
    ~TrustStore();
    TrustStore(const TrustStore&) = delete;
    TrustStore& operator=(const TrustStore&) = delete;

    /// A reference of the caller's own to the one store, or null where it cannot be read; asked again,
    /// it is retried.
    x509_store_st* Share();

private:
    std::string m_ca_file;
    std::mutex m_mutex;
    x509_store_st* m_store = nullptr;
};

}  // namespace pinwright::net
