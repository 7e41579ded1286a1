package dev.belvedere.bench.cluster;

import dev.belvedere.bench.options.ClusterOptions;
import dev.belvedere.localshop.system.InstanceFiles;
import dev.belvedere.localshop.system.LocalShop;
import dev.belvedere.localshop.system.LocalSystem;
import dev.belvedere.localshop.system.Teardown;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A running shop, and a cluster of instances on it.
 *
 * @param files the instances' configuration and state
 */
public record ClusterFixture(LocalShop shop, InstanceFiles files, Network network, Cluster cluster) {

    /**
     * Starts the shop and configures the instances, of which none is started. The teardown stops all of it, also if the start fails.
     *
     * @param network is closed by the teardown
     * @param sessionTimeout how long an instance may be silent before the others take over its shards
     */
    public static ClusterFixture start(
            ClusterOptions options, Network network, Duration sessionTimeout, PrintStream out, Teardown teardown)
            throws SQLException {
        teardown.add(network);
        LocalShop shop = LocalShop.start(options.scale(), Optional.empty(), network.brokerHost(), out, teardown);
        InstanceFiles files = new InstanceFiles(shop, options.shards(), LocalSystem.MEASURED::contains)
                .sessionTimeout(sessionTimeout);
        Cluster cluster =
                teardown.add(new Cluster(shop.directory(), network, options.instances(), files::write, List.of(), out));
        return new ClusterFixture(shop, files, network, cluster);
    }
}
