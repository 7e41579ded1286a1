package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.http.server.CannotListenException;
import dev.belvedere.query.http.server.PortInUseException;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.LocalViews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {

    private static final LocalViews NO_VIEWS = new LocalViews(new FakeEngine());

    @Test
    void reportsThePortThatWasTaken() {
        try (QueryServer server = QueryServer.start(ServerSettings.loopback(0), NO_VIEWS, new SimpleMeterRegistry())) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void namesHostAndPortThatAreInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = ServerSettings.loopback(taken.getLocalPort());

            assertThatExceptionOfType(PortInUseException.class)
                    .isThrownBy(() -> QueryServer.start(settings, NO_VIEWS, new SimpleMeterRegistry()))
                    .withMessageContainingAll("127.0.0.1", String.valueOf(taken.getLocalPort()), "another port")
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("port-in-use"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void saysWhyItCannotListen(String host) {
        assertThatExceptionOfType(CannotListenException.class)
                .isThrownBy(() -> QueryServer.start(new ServerSettings(host, 0), NO_VIEWS, new SimpleMeterRegistry()))
                .withMessageContaining(host)
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("cannot-listen"));
    }

    @Test
    void listensNoLongerOnceClosed() {
        QueryServer server = QueryServer.start(ServerSettings.loopback(0), NO_VIEWS, new SimpleMeterRegistry());
        int port = server.port();

        server.close();

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesPortsThatDoNotExist(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSettings.loopback(port))
                .withMessageContaining(String.valueOf(port));
    }

    @Test
    void refusesABlankHost() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerSettings(" ", 0))
                .withMessageContaining("blank");
    }
}
