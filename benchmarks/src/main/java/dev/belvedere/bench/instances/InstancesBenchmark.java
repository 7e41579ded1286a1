package dev.belvedere.bench.instances;

import com.google.common.collect.Lists;
import dev.belvedere.bench.cluster.Cluster;
import dev.belvedere.bench.cluster.ClusterFixture;
import dev.belvedere.bench.cluster.ClusterMember;
import dev.belvedere.bench.cluster.LoopbackNetwork;
import dev.belvedere.bench.load.LoadGenerator;
import dev.belvedere.bench.load.RunningServer;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.localshop.system.LocalShop;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Starts one instance after the other and reads from all running ones; then reads one instance's keys at that instance and at another in turn. */
final class InstancesBenchmark {

    /** The limit of requests that wait at an instance. */
    private static final int CONCURRENT_READS = 32;

    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private final InstancesOptions options;
    private final PrintStream out;
    private final Teardown teardown;
    private final LocalShop shop;
    private final Cluster cluster;
    private final List<Long> keys;

    InstancesBenchmark(InstancesOptions options, PrintStream out, Teardown teardown) throws SQLException {
        this.options = options;
        this.out = out;
        this.teardown = teardown;
        ClusterFixture fixture =
                ClusterFixture.start(options.cluster, new LoopbackNetwork(), SESSION_TIMEOUT, out, teardown);
        this.shop = fixture.shop();
        this.cluster = fixture.cluster();
        this.keys = keys(shop.jdbcUrl());
    }

    private static List<Long> keys(String jdbcUrl) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(jdbcUrl);
                Statement statement = database.createStatement();
                ResultSet orders = statement.executeQuery("SELECT id FROM orders ORDER BY id")) {
            while (orders.next()) {
                keys.add(orders.getLong(1));
            }
        }
        return keys;
    }

    InstancesFigures run() throws IOException {
        List<ReadFigures> anywhere = new ArrayList<>();
        LoadGenerator all = generator("all", keys);
        for (int number = 1; number <= options.cluster.instances(); number++) {
            cluster.start(cluster.member(number));
            cluster.awaitBalanced();
            anywhere.add(throughput(all, number));
        }
        ReadFigures local = new ReadFigures();
        ReadFigures forwarded = new ReadFigures();
        readOneInstancesKeys(local, forwarded);
        return new InstancesFigures(options.describe(), anywhere, local, forwarded);
    }

    private void readOneInstancesKeys(ReadFigures local, ReadFigures forwarded) throws IOException {
        RunningServer owner = server(1);
        RunningServer other = server(2);
        LoadGenerator one = generator("one", ownKeys(owner, other));
        one.warmUp(owner);
        one.warmUp(other);
        for (int round = 1; round <= options.load.rounds(); round++) {
            boolean forwardedFirst = round % 2 == 0;
            measure(one, forwardedFirst ? other : owner, forwardedFirst ? forwarded : local);
            measure(one, forwardedFirst ? owner : other, forwardedFirst ? local : forwarded);
            out.printf(
                    Locale.ROOT,
                    "round %d: medians so far: own %,.0f reads/s, forwarded %,.0f%n",
                    round,
                    local.perSecond(),
                    forwarded.perSecond());
        }
    }

    private ReadFigures throughput(LoadGenerator generator, int instances) throws IOException {
        RunningServer[] servers = servers(instances);
        ReadFigures reads = new ReadFigures();
        generator.warmUp(servers);
        for (int round = 1; round <= options.load.rounds(); round++) {
            reads.add(generator.throughput(options.load.window(), servers));
        }
        out.printf(Locale.ROOT, "%d instance(s): %,.0f reads/s%n", instances, reads.perSecond());
        return reads;
    }

    private void measure(LoadGenerator generator, RunningServer asked, ReadFigures reads) throws IOException {
        reads.add(generator.throughput(options.load.window(), List.of(servers(options.cluster.instances())), asked));
        reads.add(generator.latency(options.rate, options.load.window(), asked));
    }

    private RunningServer[] servers(int instances) {
        return IntStream.rangeClosed(1, instances).mapToObj(this::server).toArray(RunningServer[]::new);
    }

    /** The keys of the rows that the owner returns when the other instance is asked. */
    private List<Long> ownKeys(RunningServer owner, RunningServer other) {
        RowReader reader = new RowReader(other.http());
        Optional<String> owned = Optional.of(owner.http().getAuthority());
        List<Long> own = new ArrayList<>();
        for (List<Long> some : Lists.partition(keys, CONCURRENT_READS)) {
            List<CompletableFuture<Optional<String>>> answeredBy =
                    some.stream().map(reader::answeredBy).toList();
            for (int i = 0; i < some.size(); i++) {
                if (answeredBy.get(i).join().equals(owned)) {
                    own.add(some.get(i));
                }
            }
        }
        if (own.isEmpty()) {
            throw new BenchException("no read is forwarded to the instance at " + owner.http());
        }
        out.printf("%,d of %,d keys are the first instance's%n", own.size(), keys.size());
        return own;
    }

    private RunningServer server(int number) {
        ClusterMember member = cluster.member(number);
        return new RunningServer(member.http().getPort(), member.pid());
    }

    private LoadGenerator generator(String name, List<Long> some) throws IOException {
        Path file = Files.write(
                shop.directory().resolve("keys-" + name),
                some.stream().map(String::valueOf).toList());
        Path log = shop.directory().resolve("load-" + name + ".log");
        return LoadGenerator.start(RowReader.ROW, file, log, options.load.connections(), teardown);
    }
}
