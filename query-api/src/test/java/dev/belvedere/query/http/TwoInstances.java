package dev.belvedere.query.http;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two instances: the first one is asked, and the second one has the active replicas of all shards but 0. The first one has their standby replicas. */
abstract class TwoInstances {

    static final FakeView ORDERS = FakeView.orderSummary();
    static final String ROWS = "/v1/views/order_summary/rows";
    static final Duration TIMEOUT = Duration.ofMillis(500);

    final FakeEngine first = new FakeEngine(ORDERS);
    final FakeEngine second = new FakeEngine(ORDERS);
    final List<String> addresses = new ArrayList<>();
    final List<Api> apis = new ArrayList<>();
    private final List<Socket> heldPorts = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (FakeEngine engine : List.of(first, second)) {
            Socket held = heldPort();
            heldPorts.add(held);
            String address = "127.0.0.1:" + held.getLocalPort();
            addresses.add(address);
            apis.add(new Api(engine, instance(address)));
        }
        Map<ShardId, List<ReplicaMap.Replica>> replicas = new HashMap<>();
        for (int shard = 0; shard < ORDERS.shards(); shard++) {
            replicas.put(
                    new ShardId(ORDERS.store(), shard),
                    List.of(new ReplicaMap.Replica(addresses.get(shard == 0 ? 0 : 1), Role.ACTIVE)));
            first.role(shard, Optional.of(shard == 0 ? Role.ACTIVE : Role.STANDBY));
            second.role(shard, shard == 0 ? Optional.empty() : Optional.of(Role.ACTIVE));
        }
        first.replicas(new ReplicaMap(addresses, replicas));
        second.replicas(new ReplicaMap(addresses, replicas));
        put(second, "new");
        put(first, "old");
    }

    /** The settings of the instance that the other one finds at an address. */
    ServerSettings instance(String address) throws IOException {
        return settings(address);
    }

    static ServerSettings settings(String address) {
        return settings(port(address), new PeerSettings(Optional.of(address), TIMEOUT, Duration.ZERO));
    }

    static ServerSettings settings(int port, PeerSettings peers) {
        return settings(port, peers, Duration.ofSeconds(2));
    }

    /** @param longest time of a read */
    static ServerSettings settings(int port, PeerSettings peers, Duration longest) {
        return new ServerSettings(
                "127.0.0.1",
                port,
                new ReadLimits(2, 64, Duration.ofMillis(500), longest, 1_000, 10_000),
                ConnectionLimits.defaults(),
                new SubscriptionLimits(100, Duration.ofSeconds(1)),
                List.of(),
                peers);
    }

    static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** A port that no other process takes, and that a server with {@code SO_REUSEADDR} may listen on: it is bound, but not listened on. */
    static Socket heldPort() throws IOException {
        Socket held = new Socket();
        held.setReuseAddress(true);
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return held;
    }

    static void put(FakeEngine engine, String name) {
        LongStream.rangeClosed(1, 20).forEach(id -> engine.put(ORDERS, row(id, name)));
    }

    static Row row(long id, String name) {
        return Row.of(id, name, new BigDecimal("1.00"));
    }

    @AfterEach
    void close() throws IOException {
        apis.forEach(Api::close);
        for (Socket held : heldPorts) {
            held.close();
        }
    }

    Api asked() {
        return apis.get(0);
    }

    static long inShard(int shard) {
        return LongStream.rangeClosed(1, 20)
                .filter(id -> ORDERS.shardOf(Row.of(id)) == shard)
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> ask(int shard, String... headers) {
        return asked().get(ROWS + "/" + inShard(shard), headers);
    }
}
