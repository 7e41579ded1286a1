package dev.belvedere.query.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side's certificate and those that it trusts, read again when the contents of the files change, however they are replaced. New connections get the new
 * ones; connections that are open keep theirs. Files that cannot be used are reported, and the last ones that could be stay in use. Thread-safe.
 */
public final class Certificates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final String name;
    private final TlsSettings settings;
    private final List<SslContextFactory> users = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock;
    private volatile TlsIdentity current;
    private volatile boolean stale;
    private String seen;

    private Certificates(String name, TlsSettings settings) throws IOException, GeneralSecurityException {
        this.name = name;
        this.settings = settings;
        this.seen = contents();
        this.current = TlsIdentity.read(settings);
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "belvedere-certificate-" + name);
            thread.setDaemon(true);
            return thread;
        });
        long pause = settings.checkEvery().toNanos();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::check, pause, pause, TimeUnit.NANOSECONDS);
    }

    /**
     * Reads the files, and looks at them from now on.
     *
     * @param name stands for the certificate in logs and metrics
     * @throws UnusableCertificateException if they cannot be used
     */
    public static Certificates of(String name, TlsSettings settings) {
        try {
            return new Certificates(name, settings);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new UnusableCertificateException(settings, unusable);
        }
    }

    public String name() {
        return name;
    }

    /** The settings for a server's connections, which follow the files. */
    public SslContextFactory.Server server() {
        SslContextFactory.Server server = new SslContextFactory.Server();
        server.setWantClientAuth(settings.clients() == ClientCertificates.OPTIONAL);
        server.setNeedClientAuth(settings.clients() == ClientCertificates.REQUIRED);
        return used(server);
    }

    /** The settings for a client's connections, which follow the files. The client checks the server's name. */
    public SslContextFactory.Client client() {
        return used(new SslContextFactory.Client());
    }

    private synchronized <T extends SslContextFactory> T used(T user) {
        user.setIncludeProtocols(PROTOCOLS);
        user.setRenegotiationAllowed(false);
        user.setSslContext(current.context());
        users.add(user);
        return user;
    }

    /** The time until the certificate expires, days; less than zero afterwards. */
    public double daysLeft() {
        return Duration.between(Instant.now(), current.expires()).toSeconds() / SECONDS_PER_DAY;
    }

    /** Whether the files have changed and cannot be used, so that earlier ones still are. */
    public boolean isStale() {
        return stale;
    }

    private synchronized void check() {
        String found;
        try {
            found = contents();
        } catch (IOException | GeneralSecurityException unreadable) {
            found = unreadable.toString();
        }
        if (found.equals(seen)) {
            return;
        }
        seen = found;
        try {
            use(TlsIdentity.read(settings));
            stale = false;
            LOG.atInfo()
                    .addKeyValue("certificate", name)
                    .addKeyValue("expires", current.expires())
                    .log("Changed files of a certificate are in use");
        } catch (Exception unusable) {
            stale = true;
            LOG.atWarn()
                    .addKeyValue("certificate", name)
                    .addKeyValue("files", settings.files())
                    .addKeyValue("cause", unusable.toString())
                    .log("Changed files of a certificate cannot be used: the last ones that could stay in use");
        }
    }

    private void use(TlsIdentity identity) throws Exception {
        for (SslContextFactory user : users) {
            user.reload(factory -> factory.setSslContext(identity.context()));
        }
        current = identity;
    }

    /** A fingerprint of all files: Kubernetes replaces the folder behind a symbolic link, and times of change say nothing. */
    private String contents() throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : settings.files()) {
            byte[] bytes = Files.readAllBytes(file);
            digest.update(Integer.toString(bytes.length).getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
