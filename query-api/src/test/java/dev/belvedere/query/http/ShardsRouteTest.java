package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What instances report of their replicas, and when they are ready. */
class ShardsRouteTest extends TwoInstances {

    @Test
    void saysWhoHoldsWhatOnEveryInstance() {
        String shards = asked().get("/v1/shards").body();

        assertThat(shards)
                .contains("\"instance\":\"" + addresses.get(0) + "\",\"role\":\"active\"")
                .contains("\"instance\":\"" + addresses.get(1) + "\",\"role\":\"active\"");
        assertThat(apis.get(1).get("/v1/shards").body()).isEqualTo(shards);
        assertThat(asked().get("/v1/instances").body())
                .contains("{\"address\":\"" + addresses.get(0) + "\",\"self\":true,\"alive\":true,\"active\":1");
    }

    @Test
    void isReadyOnceAllReplicasThatItIsToHoldHaveBeenRestored() {
        second.restored(1, OptionalDouble.of(50));
        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");

        second.restored(1, OptionalDouble.empty());
        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");
        await().until(() -> apis.get(1).get("/health/ready").statusCode() == 200);

        second.restored(1, OptionalDouble.of(50));
        assertThat(apis.get(1).get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWithAStandbyReplicaOfAShardThatHasHadNoCommit() {
        second.role(1, Optional.empty());

        await().until(() -> apis.get(1).get("/health/ready").statusCode() == 200);
    }

    @Test
    void isNotReadyBeforeTheOthersKnowOfIt() {
        second.replicas(new ReplicaMap(addresses.subList(0, 1), Map.of()));

        assertProblem(apis.get(1).get("/health/ready"), 503, "not-ready");
    }

    @Test
    void saysHowMuchOfAReplicaIsRestored() {
        second.restored(0, OptionalDouble.of(41.99));
        first.restored(1, OptionalDouble.of(0));

        assertThat(asked().get("/v1/shards").body())
                .contains("{\"instance\":\"" + addresses.get(1) + "\",\"role\":\"restoring\",\"restoredPercent\":41.9}")
                .contains("\"role\":\"standby\",\"restoredPercent\":0.0,\"hydrated\":true");
    }

    /** Whoever listens at the instance's own address, it is not asked. */
    @Test
    void doesNotAskItselfOverHttp() throws IOException {
        try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            own.setSoTimeout(200);
            String address = "127.0.0.1:" + own.getLocalPort();
            FakeEngine engine = new FakeEngine(ORDERS).replicas(new ReplicaMap(List.of(address), Map.of()));
            try (Api api =
                    new Api(engine, settings(0, new PeerSettings(Optional.of(address), TIMEOUT, Duration.ZERO)))) {
                assertThat(api.get("/v1/shards").body()).contains("\"instance\":\"" + address + "\"");
                assertThatThrownBy(own::accept).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void saysWhichInstanceCannotBeReached() {
        apis.get(1).close();

        assertThat(asked().get("/v1/shards").body())
                .contains("\"instance\":\"" + addresses.get(1) + "\",\"role\":\"unreachable\"");
        assertThat(asked().get("/v1/instances").body()).contains("\"self\":false,\"alive\":false");
    }
}
