#include "proxy/net/trust_store.hpp"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <utility>

namespace pinwright::net {

TrustStore::TrustStore(std::string ca_file) : m_ca_file(std::move(ca_file)) {}

TrustStore::~TrustStore()
{
    X509_STORE_free(m_store);
}

x509_store_st* TrustStore::Share()
{
    const std::lock_guard lock(m_mutex);
    if (!m_store) {
        X509_STORE* store = X509_STORE_new();
        const bool loaded =
            store && (m_ca_file.empty() ? X509_STORE_set_default_paths(store) == 1
                                        : X509_STORE_load_locations(store, m_ca_file.c_str(), nullptr) == 1);
        // OpenSSL keeps what went wrong per thread, where the next call would mistake it for its own.
        ERR_clear_error();
        if (!loaded) {
            X509_STORE_free(store);
            return nullptr;
        }
        m_store = store;
    }
    X509_STORE_up_ref(m_store);
    return m_store;
}

}  // namespace pinwright::net
