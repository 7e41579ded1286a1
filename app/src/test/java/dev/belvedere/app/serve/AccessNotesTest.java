package dev.belvedere.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.app.config.Configuration.Auth;
import dev.belvedere.app.config.Configuration.ConnectionSettings;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Peers;
import dev.belvedere.app.config.Configuration.ReadSettings;
import dev.belvedere.app.config.Configuration.SubscriptionSettings;
import dev.belvedere.app.config.Configuration.Tls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessNotesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Optional<Auth> AUTH = Optional.of(new Auth(
            "issuer", List.of("audience"), URI.create("https://issuer/keys"), List.of("RS256"), SECOND, List.of()));

    private static Optional<Tls> tls(String clientAuth) {
        return Optional.of(
                new Tls(Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty(), clientAuth));
    }

    private static List<String> notes(String host, Optional<Tls> tls, Optional<Auth> auth, Peers... peers) {
        Http http = new Http(
                host,
                8080,
                new ReadSettings(1, 1, SECOND, SECOND, 1, 1),
                new ConnectionSettings(1, 1, SECOND, SECOND, SECOND),
                new SubscriptionSettings(1, SECOND),
                List.of(),
                tls,
                auth);
        return AccessNotes.on(http, List.of(peers).stream().findFirst());
    }

    @Test
    void saysNothingOfWhatOnlyThisMachineReaches() {
        for (String host : List.of("127.0.0.1", "localhost", "::1")) {
            assertThat(notes(host, Optional.empty(), Optional.empty(), new Peers(host, 8090, Optional.empty())))
                    .isEmpty();
        }
    }

    @Test
    void saysThatEverybodyMayRead() {
        assertThat(notes("0.0.0.0", tls("optional"), Optional.empty()))
                .singleElement()
                .asString()
                .contains("0.0.0.0:8080", "all views");
        assertThat(notes("0.0.0.0", tls("required"), Optional.empty())).isEmpty();
        assertThat(notes("0.0.0.0", tls("none"), AUTH)).isEmpty();
    }

    @Test
    void saysThatTokensAreInClear() {
        assertThat(notes("0.0.0.0", Optional.empty(), AUTH))
                .singleElement()
                .asString()
                .contains("unencrypted");
    }

    @Test
    void saysThatStrangersAreTakenForInstances() {
        assertThat(notes("127.0.0.1", Optional.empty(), AUTH, new Peers("0.0.0.0", 8090, Optional.empty())))
                .singleElement()
                .asString()
                .contains("0.0.0.0:8090", "peers.tls");
        assertThat(notes("127.0.0.1", Optional.empty(), AUTH, new Peers("0.0.0.0", 8090, tls("required"))))
                .isEmpty();
    }
}
