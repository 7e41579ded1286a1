package dev.belvedere.bench.instances;

import com.google.common.collect.Lists;
import dev.belvedere.app.demo.DemoFiles;
import dev.belvedere.app.demo.LocalShop;
import dev.belvedere.app.demo.LocalSystem;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.drill.cluster.Cluster;
import dev.belvedere.bench.drill.cluster.Member;
import dev.belvedere.bench.drill.cluster.Network;
import dev.belvedere.bench.http.RowReader;
import dev.belvedere.bench.http.load.Generator;
import dev.belvedere.bench.http.load.RunningServer;
import dev.belvedere.bench.measure.BenchException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Starts one instance after the other, and reads from all that there are; then reads one's keys at that one and at another in turn. */
final class InstancesTrial {

    /** As many as the instances let wait. */
    private static final int ASKED_AT_ONCE = 32;

    private final InstancesCourse course;
    private final PrintStream out;
    private final Teardown teardown;
    private final LocalShop shop;
    private final Cluster cluster;
    private final List<Long> keys;

    InstancesTrial(InstancesCourse course, PrintStream out, Teardown teardown) throws SQLException {
        this.course = course;
        this.out = out;
        this.teardown = teardown;
        this.shop = LocalShop.start(course.scale, Optional.empty(), LocalShop.LOOPBACK, out, teardown);
        DemoFiles files = new DemoFiles(shop, course.shards, LocalSystem.MEASURED::contains);
        this.cluster = teardown.add(new Cluster(shop, files, Network.loopback(), course.instances, out));
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
        List<Reads> anywhere = new ArrayList<>();
        Generator all = generator("all", keys);
        for (int number = 1; number <= course.instances; number++) {
            cluster.start(cluster.member(number));
            cluster.awaitBalanced();
            anywhere.add(throughput(all, number));
        }
        Reads local = new Reads();
        Reads forwarded = new Reads();
        readOneInstancesKeys(local, forwarded);
        return new InstancesFigures(course.describe(), anywhere, local, forwarded);
    }

    private void readOneInstancesKeys(Reads local, Reads forwarded) throws IOException {
        RunningServer owner = server(1);
        RunningServer other = server(2);
        Generator one = generator("one", ownKeys(owner, other));
        one.warmUp(owner);
        one.warmUp(other);
        for (int round = 1; round <= course.rounds; round++) {
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

    private Reads throughput(Generator generator, int instances) throws IOException {
        RunningServer[] servers = servers(instances);
        Reads reads = new Reads();
        generator.warmUp(servers);
        for (int round = 1; round <= course.rounds; round++) {
            reads.add(generator.throughput(course.window(), servers));
        }
        out.printf(Locale.ROOT, "%d instance(s): %,.0f reads/s%n", instances, reads.perSecond());
        return reads;
    }

    private void measure(Generator generator, RunningServer asked, Reads reads) throws IOException {
        reads.add(generator.throughput(course.window(), List.of(servers(course.instances)), asked));
        reads.add(generator.latency(course.rate, course.window(), asked));
    }

    private RunningServer[] servers(int instances) {
        return IntStream.rangeClosed(1, instances).mapToObj(this::server).toArray(RunningServer[]::new);
    }

    /** The keys whose rows the owner answers with when the other one is asked. */
    private List<Long> ownKeys(RunningServer owner, RunningServer other) {
        RowReader reader = new RowReader(other.http());
        Optional<String> owned = Optional.of(owner.http().getAuthority());
        List<Long> own = new ArrayList<>();
        for (List<Long> some : Lists.partition(keys, ASKED_AT_ONCE)) {
            List<CompletableFuture<Optional<String>>> answers =
                    some.stream().map(reader::answeredBy).toList();
            for (int i = 0; i < some.size(); i++) {
                if (answers.get(i).join().equals(owned)) {
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
        Member member = cluster.member(number);
        return new RunningServer(member.http().getPort(), member.pid());
    }

    private Generator generator(String name, List<Long> some) throws IOException {
        Path file = Files.write(
                shop.directory().resolve("keys-" + name),
                some.stream().map(String::valueOf).toList());
        Path log = shop.directory().resolve("load-" + name + ".log");
        return Generator.start(RowReader.PATH, file, log, course.connections, teardown);
    }
}
