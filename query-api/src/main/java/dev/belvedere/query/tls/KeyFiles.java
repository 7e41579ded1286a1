package dev.belvedere.query.tls;

import io.airlift.security.pem.PemReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

/** The files of a private key and its certificates. */
public sealed interface KeyFiles {

    /** All files that are read. */
    List<Path> files();

    /** Reads the key and its certificates into a store that has this key only. */
    KeyStore read() throws IOException, GeneralSecurityException;

    /** The password of what {@link #read} returns. */
    char[] password();

    /**
     * Two files in PEM format.
     *
     * @param certificates the certificate, followed by those that lead to its authority
     * @param key in PKCS #8, PKCS #1 (RSA) or SEC 1 (EC) format, not encrypted
     */
    record Pem(Path certificates, Path key) implements KeyFiles {

        @Override
        public List<Path> files() {
            return List.of(certificates, key);
        }

        @Override
        public KeyStore read() throws IOException, GeneralSecurityException {
            return PemReader.loadKeyStore(certificates.toFile(), key.toFile(), Optional.empty());
        }

        @Override
        public char[] password() {
            return new char[0];
        }
    }

    /** A PKCS #12 keystore with one key. Hides its secret in {@link #toString}. */
    record Pkcs12(Path keystore, String secret) implements KeyFiles {

        @Override
        public List<Path> files() {
            return List.of(keystore);
        }

        @Override
        public KeyStore read() throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keystore)) {
                store.load(in, password());
            }
            return store;
        }

        @Override
        public char[] password() {
            return secret.toCharArray();
        }

        @Override
        public String toString() {
            return "Pkcs12[keystore=" + keystore + "]";
        }
    }
}
