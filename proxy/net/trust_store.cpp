#include "proxy/net/trust_store.hpp"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace pinwright::net {

namespace {

namespace fs = std::filesystem;

/// Whether a folder holds certificates under the hashes of their names, as OpenSSL looks them up
/// (`1a2b3c4d.0`).
bool IsHashed(const std::string& folder)
{
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        if (entry->path().extension() == ".0")
            return true;
    }
    return false;
}

/// Whether `folders` (separated by colons) contains the system's own folder of certificates, which has the
/// same certificates as its bundle, and OpenSSL can look them up in it.
bool HasSystemFolder(std::string_view folders)
{
    const std::string system = X509_get_default_cert_dir();
    while (!folders.empty()) {
        const std::string_view folder = folders.substr(0, folders.find(':'));
        folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
        std::error_code failure;
        if (fs::equivalent(fs::path(folder), fs::path(system), failure) && IsHashed(system))
            return true;
    }
    return false;
}

/// The system's certificates, as OpenSSL finds them, including SSL_CERT_FILE and SSL_CERT_DIR. Leaves out the
/// bundle if the folder has the same certificates: OpenSSL reads those one by one as needed, and the bundle
/// takes 2 MB of memory.
bool AddSystem(X509_STORE* store)
{
    const char* const given = std::getenv(X509_get_default_cert_dir_env());
    const std::string folders = given != nullptr ? given : X509_get_default_cert_dir();
    if (std::getenv(X509_get_default_cert_file_env()) != nullptr || !HasSystemFolder(folders))
        return X509_STORE_set_default_paths(store) == 1;
    X509_LOOKUP* const lookup = X509_STORE_add_lookup(store, X509_LOOKUP_hash_dir());
    return lookup != nullptr && X509_LOOKUP_add_dir(lookup, folders.c_str(), X509_FILETYPE_PEM) == 1;
}

}  // namespace

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
            store && (m_ca_file.empty() ? AddSystem(store)
                                        : X509_STORE_load_locations(store, m_ca_file.c_str(), nullptr) == 1);
        // OpenSSL keeps errors per thread, and the next call would mistake them for its own.
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
