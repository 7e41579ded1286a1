package dev.belvedere.bench.drill;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.demo.DemoFiles;
import dev.belvedere.app.demo.LocalShop;
import dev.belvedere.app.demo.LocalSystem;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.VerificationException;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.bench.drill.check.Follower;
import dev.belvedere.bench.drill.check.Histories;
import dev.belvedere.bench.drill.check.Readers;
import dev.belvedere.bench.drill.check.Tally;
import dev.belvedere.bench.drill.check.Writer;
import dev.belvedere.bench.drill.cluster.Cluster;
import dev.belvedere.bench.drill.cluster.Network;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A whole drill: a shop and its instances, a writer, readers, what the drill does to them, and a comparison of all rows in the end. */
final class DrillRun {

    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final long BETWEEN_NEWS_MS = 200;

    private final Tally tally = new Tally();
    private final Drill drill;
    private final Course course;
    private final PrintStream out;

    DrillRun(Drill drill, Course course, PrintStream out) {
        this.drill = drill;
        this.course = course;
        this.out = out;
    }

    Findings run() throws SQLException {
        try (Teardown teardown = Teardown.atExit()) {
            Network network = teardown.add(drill.network(course));
            LocalShop shop = LocalShop.start(course.scale, Optional.empty(), network.brokerHost(), out, teardown);
            DemoFiles files = new DemoFiles(shop, course.shards, LocalSystem.MEASURED::contains)
                    .sessionTimeout(drill.sessionTimeout());
            Cluster cluster = teardown.add(new Cluster(shop, files, network, course.instances, out));
            for (int number = 1; number <= drill.first(course); number++) {
                cluster.start(cluster.member(number));
            }
            cluster.awaitBalanced();
            long events = underLoad(shop, files, network, cluster);
            boolean equal = verified(shop, cluster);
            cluster.close();
            return new Findings(tally, events, equal, drill.findings());
        }
    }

    private long underLoad(LocalShop shop, DemoFiles files, Network network, Cluster cluster) throws SQLException {
        Connection database = DriverManager.getConnection(shop.jdbcUrl());
        Histories histories = Histories.draw(database, course.orders);
        Follower follower = Follower.start(cluster::addresses, histories, tally);
        Readers readers = Readers.of(course.readers, course.reads, cluster::addresses, histories, tally);
        try (Writer writer = Writer.start(database, histories, course.rate)) {
            News news = new News(writer);
            readers.start();
            try {
                carryOut(new Stage(course, shop, files, network, cluster, writer, out));
            } finally {
                readers.stop();
                news.stop();
            }
            writer.stop();
            follower.finish(GRACE);
            return writer.events();
        }
    }

    private void carryOut(Stage stage) {
        stage.say("readers and writer are at work");
        stage.letPass(course.calm());
        drill.carryOut(stage);
        stage.letPass(course.calm());
        stage.say("all has been done");
    }

    private boolean verified(LocalShop shop, Cluster cluster) {
        boolean equal = true;
        for (URI instance : cluster.addresses()) {
            equal &= verified(shop, instance);
        }
        return equal;
    }

    private boolean verified(LocalShop shop, URI instance) {
        out.println("verifying at " + instance);
        boolean equal = true;
        try (Verification verification = Verification.connect(shop.jdbcUrl(), instance, GRACE, out)) {
            for (String view : verification.views()) {
                ViewReport report = verification.verify(view);
                equal &= report.equal();
                if (!report.equal()) {
                    out.println(report);
                }
            }
            return equal;
        } catch (VerificationException e) {
            out.println(instance + " cannot be verified: " + e.getMessage());
            return false;
        }
    }

    /** Says now and then how it goes. */
    private final class News {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Progress progress = Progress.start(out, "drill");
        private final Writer writer;

        News(Writer writer) {
            this.writer = writer;
            var unused = clock.scheduleAtFixedRate(
                    () -> progress.at(state()), BETWEEN_NEWS_MS, BETWEEN_NEWS_MS, TimeUnit.MILLISECONDS);
        }

        private String state() {
            return String.format(
                    Locale.ROOT,
                    "%,d changes, %,d reads, %d wrong, %d failed twice, longest gap %.0f ms",
                    writer.events(),
                    tally.reads(),
                    tally.wrongAnswers(),
                    tally.failedReads(),
                    tally.gapMs());
        }

        void stop() {
            clock.shutdownNow();
        }
    }

    /**
     * What came of it.
     *
     * @param changes row changes that were committed
     * @param verifyEqual whether every instance served exactly what the SELECTs give in the end
     * @param more what only this drill finds out
     */
    record Findings(Tally tally, long changes, boolean verifyEqual, Map<String, Long> more) {}
}
