package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.Configuration.Auth;
import dev.belvedere.app.config.Configuration.ConnectionSettings;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.config.Configuration.Peers;
import dev.belvedere.app.config.Configuration.ReadSettings;
import dev.belvedere.app.config.Configuration.Tls;
import dev.belvedere.query.auth.AuthSettings;
import dev.belvedere.query.auth.Grant;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.PeerListener;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.SecuritySettings;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.query.tls.ClientCertificates;
import dev.belvedere.query.tls.KeyFiles;
import dev.belvedere.query.tls.TlsSettings;
import java.util.Locale;
import java.util.Set;

/** Translates a configuration into the read API's settings. */
final class ReadApiSettings {

    private ReadApiSettings() {}

    static ServerSettings settings(Configuration configuration) {
        Http http = configuration.http();
        Instances instances = configuration.instances();
        return new ServerSettings(
                http.host(),
                http.port(),
                limits(http.reads()),
                limits(http.connections()),
                new SubscriptionLimits(
                        http.changes().subscribers(), http.changes().heartbeat()),
                http.corsOrigins(),
                new PeerSettings(instances.address(), instances.forwardTimeout(), instances.hedgeAfter()),
                new SecuritySettings(
                        http.tls().map(ReadApiSettings::tls),
                        configuration.peers().map(ReadApiSettings::listener),
                        http.auth().map(ReadApiSettings::auth)));
    }

    private static PeerListener listener(Peers peers) {
        return new PeerListener(peers.host(), peers.port(), peers.tls().map(ReadApiSettings::tls));
    }

    private static AuthSettings auth(Auth auth) {
        return new AuthSettings(
                auth.issuer(),
                Set.copyOf(auth.audiences()),
                auth.keys(),
                Set.copyOf(auth.algorithms()),
                auth.clockSkew(),
                auth.grants().stream()
                        .map(grant -> new Grant(grant.claim(), grant.value(), Set.copyOf(grant.views())))
                        .toList());
    }

    static TlsSettings tls(Tls tls) {
        KeyFiles key = tls.keystore().isPresent()
                ? new KeyFiles.Pkcs12(tls.keystore().get(), tls.keystorePassword())
                : new KeyFiles.Pem(tls.certificate().orElseThrow(), tls.key().orElseThrow());
        return new TlsSettings(
                key, tls.trust(), ClientCertificates.valueOf(tls.clientAuth().toUpperCase(Locale.ROOT)));
    }

    private static ReadLimits limits(ReadSettings reads) {
        return new ReadLimits(
                reads.atOnce(), reads.waiting(), reads.longestWait(), reads.timeout(), reads.keys(), reads.rows());
    }

    private static ConnectionLimits limits(ConnectionSettings connections) {
        return new ConnectionLimits(
                connections.most(),
                connections.headBytes(),
                connections.headTimeout(),
                connections.answerTimeout(),
                connections.idleTimeout());
    }
}
