// A certificate made up for one test, its own authority.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <string>

namespace pinwright::net::testing {

struct Certificate {
    X509* certificate = nullptr;
    EVP_PKEY* key = nullptr;

    /// `names`: in OpenSSL's format, for example `DNS:localhost,IP:127.0.0.1`. Valid `from` to `until`, in
    /// seconds from now.
    explicit Certificate(const std::string& names, long from = -3600, long until = 86'400)
        : certificate(X509_new()), key(EVP_EC_gen("P-256"))
    {
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), from);
        X509_gmtime_adj(X509_getm_notAfter(certificate), until);
        X509_set_pubkey(certificate, key);
        X509_NAME* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"),
                                   -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        Add(NID_basic_constraints, "critical,CA:TRUE");
        Add(NID_subject_alt_name, names);
        X509_sign(certificate, key, EVP_sha256());
    }
    ~Certificate()
    {
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    std::string Pem() const
    {
        return Text([this](BIO* out) { PEM_write_bio_X509(out, certificate); });
    }

    std::string KeyPem() const
    {
        return Text(
            [this](BIO* out) { PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
    }

private:
    template <typename Write>
    static std::string Text(Write write)
    {
        BIO* memory = BIO_new(BIO_s_mem());
        write(memory);
        char* bytes = nullptr;
        const long size = BIO_get_mem_data(memory, &bytes);
        std::string text(bytes, static_cast<std::size_t>(size));
        BIO_free(memory);
        return text;
    }

    void Add(int kind, const std::string& value) const
    {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
};

}  // namespace pinwright::net::testing
