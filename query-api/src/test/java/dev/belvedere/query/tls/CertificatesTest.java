package dev.belvedere.query.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.belvedere.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final TestCertificate SHORT = TestCertificate.validFor(Duration.ofDays(10));
    private static final TestCertificate LONG = TestCertificate.validFor(Duration.ofDays(100));

    @TempDir
    private Path folder;

    private TlsSettings pem() {
        return new TlsSettings(
                new KeyFiles.Pem(folder.resolve("tls.crt"), folder.resolve("tls.key")),
                Optional.empty(),
                ClientCertificates.NONE,
                OFTEN);
    }

    @Test
    void saysForHowLongTheCertificateIsValid() throws IOException {
        SHORT.writeTo(folder);
        try (Certificates certificates = Certificates.of("http", pem())) {
            assertThat(certificates.daysLeft()).isBetween(9.9, 10.0);
        }
    }

    @Test
    void readsKeystores() throws IOException {
        Path keystore = folder.resolve("keystore.p12");
        SHORT.writeTo(keystore, "changeit");
        KeyFiles.Pkcs12 files = new KeyFiles.Pkcs12(keystore, "changeit");
        try (Certificates certificates =
                Certificates.of("http", new TlsSettings(files, Optional.empty(), ClientCertificates.NONE))) {
            assertThat(certificates.daysLeft()).isBetween(9.9, 10.0);
        }
        assertThat(files.toString()).doesNotContain("changeit");
    }

    @Test
    void readsChangedFiles() throws IOException {
        SHORT.writeTo(folder);
        try (Certificates certificates = Certificates.of("http", pem())) {
            LONG.writeTo(folder);

            await().until(() -> certificates.daysLeft() > 99);
            await().until(() -> !certificates.isStale());
        }
    }

    /** Kubernetes mounts a secret as links to a folder behind one more link, and replaces that one. */
    @Test
    void readsFilesBehindAReplacedLink() throws IOException {
        Path mounted = secret("..2026_01", SHORT);
        Files.createSymbolicLink(folder.resolve("..data"), mounted.getFileName());
        Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data", "tls.crt"));
        Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data", "tls.key"));
        try (Certificates certificates = Certificates.of("http", pem())) {
            Path replacement = folder.resolve("..data_tmp");
            Files.createSymbolicLink(replacement, secret("..2026_02", LONG).getFileName());
            Files.move(replacement, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

            await().until(() -> certificates.daysLeft() > 99);
        }
    }

    private Path secret(String name, TestCertificate certificate) throws IOException {
        Path secret = Files.createDirectory(folder.resolve(name));
        certificate.writeTo(secret);
        return secret;
    }

    @Test
    void keepsTheLastUsableFilesUntilOthersAre() throws IOException {
        LONG.writeTo(folder);
        try (Certificates certificates = Certificates.of("http", pem())) {
            Files.writeString(folder.resolve("tls.crt"), "-----BEGIN CERTIFICATE-----\nnone");
            await().until(certificates::isStale);
            assertThat(certificates.daysLeft()).isGreaterThan(99);

            SHORT.writeTo(folder);
            await().until(() -> !certificates.isStale());
            assertThat(certificates.daysLeft()).isLessThan(11);
        }
    }

    @Test
    void keepsTheLastUsableFilesWhereTheKeyIsAnothersOrFilesAreGone() throws IOException {
        LONG.writeTo(folder);
        try (Certificates certificates = Certificates.of("http", pem())) {
            Files.writeString(folder.resolve("tls.crt"), SHORT.pem());
            await().until(certificates::isStale);
            LONG.writeTo(folder);
            await().until(() -> !certificates.isStale());
            Files.delete(folder.resolve("tls.key"));
            await().until(certificates::isStale);

            assertThat(certificates.daysLeft()).isGreaterThan(99);
        }
    }

    @Test
    void keepsTheLastUsableFilesWhereTheNextCertificateHasExpired() throws IOException {
        SHORT.writeTo(folder);
        try (Certificates certificates = Certificates.of("http", pem())) {
            TestCertificate.expired().writeTo(folder);

            await().until(certificates::isStale);
            assertThat(certificates.daysLeft()).isPositive();
        }
    }

    @Test
    void refusesFilesThatCannotBeUsedAtStart() throws IOException {
        assertThatExceptionOfType(UnusableCertificateException.class)
                .isThrownBy(() -> Certificates.of("http", pem()))
                .withMessageContaining("tls.crt")
                .withMessageContaining("NoSuchFileException");

        TestCertificate.expired().writeTo(folder);

        assertThatExceptionOfType(UnusableCertificateException.class)
                .isThrownBy(() -> Certificates.of("http", pem()))
                .withMessageContaining("CertificateExpiredException");
    }

    @Test
    void needsToKnowWhoseCertificatesAreTrustedIfItAsksForThem() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new TlsSettings(pem().key(), Optional.empty(), ClientCertificates.OPTIONAL));
    }
}
