package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.http.server.PeerListener;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.testkit.TestIssuer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances that ask clients for tokens, and each other for none. */
class CallersOfSeveralInstancesTest extends TwoInstances {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestIssuer issuer = TestIssuer.start();

    @Override
    ServerSettings instance(String address) {
        return settings(0, new PeerSettings(Optional.of(address), PATIENCE, Duration.ZERO))
                .with(CallersTest.security(issuer, new PeerListener("127.0.0.1", port(address), Optional.empty())));
    }

    @AfterEach
    void stopIssuer() {
        issuer.close();
    }

    private String[] authorization() {
        return new String[] {"Authorization", "Bearer " + issuer.token(Map.of("scope", "orders.read"))};
    }

    @Test
    void forwardsWhatACallerMayRead() {
        assertThat(ask(1, authorization()).body()).contains("new");
        assertThat(asked().get(ROWS + "?key=" + inShard(0) + "&key=" + inShard(1), authorization())
                        .body())
                .contains("old", "new");
    }

    @Test
    void forwardsNothingOfACallerWhoMayNotReadOrIsNotKnown() {
        assertProblem(ask(1), 401, "credentials-missing");
        assertProblem(ask(1, "Belvedere-Forwarded", "active"), 401, "credentials-missing");
        assertProblem(ask(1, "Authorization", "Bearer " + issuer.token(Map.of("scope", "nothing"))), 403, "forbidden");
    }

    /** Whoever reaches the instances' listener is taken for one: there it is TLS that knows them. */
    @Test
    void answersAnInstanceWithoutAToken() throws IOException {
        assertThat(RawRequest.send(
                        port(addresses.get(1)),
                        "GET " + ROWS + "/" + inShard(1)
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nBelvedere-Forwarded: active\r\n\r\n"))
                .contains("new");
    }
}
