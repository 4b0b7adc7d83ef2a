// The trusted certificates, loaded once and shared by all calls to save time and memory. The first call that
// needs them loads them, so a process without calls doesn't pay for them.
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

    /// A new reference to the one store, which the caller must free. Null: the store can't be read; the next
    /// call tries again.
    x509_store_st* Share();

private:
    std::string m_ca_file;
    std::mutex m_mutex;
    x509_store_st* m_store = nullptr;
};

}  // namespace pinwright::net
