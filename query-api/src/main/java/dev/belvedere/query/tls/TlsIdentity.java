package dev.belvedere.query.tls;

import io.airlift.security.pem.PemReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the files held when they were read.
 *
 * @param expires the end of the certificate's validity
 */
record TlsIdentity(SSLContext context, Instant expires) {

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if a file is not in its format
     */
    static TlsIdentity read(TlsSettings settings) throws IOException, GeneralSecurityException {
        KeyStore store = settings.key().read();
        X509Certificate certificate = certificate(store);
        certificate.checkValidity();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, settings.key().password());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted(settings.trust()), null);
        return new TlsIdentity(context, certificate.getNotAfter().toInstant());
    }

    private static X509Certificate certificate(KeyStore store) throws KeyStoreException {
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (keys.size() != 1) {
            throw new KeyStoreException("the keystore has " + keys.size() + " keys; it needs one");
        }
        return (X509Certificate) store.getCertificate(keys.get(0));
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (KeyStoreException notLoaded) {
            throw new IllegalStateException(notLoaded);
        }
    }

    /** Null leaves the choice to Java, for sides that ask for no certificate. */
    private static TrustManager @Nullable [] trusted(Optional<Path> file) throws IOException, GeneralSecurityException {
        if (file.isEmpty()) {
            return null;
        }
        List<X509Certificate> certificates =
                PemReader.readCertificateChain(file.get().toFile());
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate is in " + file.get());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        // By number: an authority that is replaced often has the name of its successor.
        for (int i = 0; i < certificates.size(); i++) {
            trusted.setCertificateEntry(Integer.toString(i), certificates.get(i));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers.getTrustManagers();
    }
}
