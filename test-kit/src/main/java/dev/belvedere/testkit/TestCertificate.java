package dev.belvedere.testkit;

import io.airlift.security.cert.CertificateBuilder;
import io.airlift.security.pem.PemWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** A key with a self-signed certificate for this machine's loopback address. Immutable. */
public final class TestCertificate {

    private static final char[] NO_PASSWORD = new char[0];
    private static final int KEY_BITS = 2_048;

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestCertificate(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A certificate that is valid from yesterday on. */
    public static TestCertificate validFor(Duration time) {
        return until(Instant.now().plus(time));
    }

    /** A certificate that has expired. */
    public static TestCertificate expired() {
        return until(Instant.now().minus(Duration.ofHours(1)));
    }

    private static TestCertificate until(Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair keys = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=belvedere");
            X509Certificate certificate = CertificateBuilder.certificateBuilder()
                    .setKeyPair(keys)
                    .setSerialNumber(System.nanoTime())
                    .setIssuer(name)
                    .setSubject(name)
                    .setNotBefore(Instant.now().minus(Duration.ofDays(1)))
                    .setNotAfter(end)
                    .addSanIpAddress(InetAddress.getLoopbackAddress())
                    .addSanDnsName("localhost")
                    .buildSelfSigned();
            return new TestCertificate(keys, certificate);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate in PEM format. */
    public String pem() {
        try {
            return PemWriter.writeCertificate(certificate);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes {@code tls.crt} and {@code tls.key}, as Kubernetes' secrets have them. */
    public void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("tls.crt"), pem());
        Files.writeString(folder.resolve("tls.key"), PemWriter.writePrivateKey(keys.getPrivate()));
    }

    /** Writes a PKCS #12 keystore. */
    public void writeTo(Path keystore, String password) throws IOException {
        try (var out = Files.newOutputStream(keystore)) {
            keyStore(password.toCharArray()).store(out, password.toCharArray());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyStore keyStore(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry("key", keys.getPrivate(), password, new Certificate[] {certificate});
        return store;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The context of a client without a certificate that trusts only these. */
    public static SSLContext clientTrusting(TestCertificate... trusted) {
        return context(null, trusted);
    }

    /** The context of a client that shows this certificate and trusts only those. */
    public SSLContext client(TestCertificate... trusted) {
        try {
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(keyStore(NO_PASSWORD), NO_PASSWORD);
            return context(shown.getKeyManagers(), trusted);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SSLContext context(KeyManager @Nullable [] shown, TestCertificate... trusted) {
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < trusted.length; i++) {
                store.setCertificateEntry(Integer.toString(i), trusted[i].certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
