package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.Cluster;
import dev.belvedere.bench.cluster.ClusterFixture;
import dev.belvedere.bench.drill.check.ChangeSubscriber;
import dev.belvedere.bench.drill.check.CheckingReaders;
import dev.belvedere.bench.drill.check.EqualRows;
import dev.belvedere.bench.drill.check.OrderHistories;
import dev.belvedere.bench.drill.check.OrderWriter;
import dev.belvedere.bench.drill.check.Tally;
import dev.belvedere.localshop.system.Teardown;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Runs a drill: starts a shop and its instances, a writer and readers, disturbs them, and compares all rows at the end. */
final class DrillRun {

    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Tally tally = new Tally();
    private final Drill drill;
    private final DrillOptions options;
    private final PrintStream out;

    DrillRun(Drill drill, DrillOptions options, PrintStream out) {
        this.drill = drill;
        this.options = options;
        this.out = out;
    }

    DrillFindings run() throws SQLException {
        try (Teardown teardown = Teardown.atExit()) {
            ClusterFixture fixture = ClusterFixture.start(
                    options.cluster, drill.network(options), drill.sessionTimeout(), out, teardown);
            Cluster cluster = fixture.cluster();
            for (int number = 1; number <= drill.initialInstances(options); number++) {
                cluster.start(cluster.member(number));
            }
            cluster.awaitBalanced();
            long changes = runUnderLoad(fixture);
            boolean equal = EqualRows.atEveryInstance(fixture.shop().jdbcUrl(), cluster.addresses(), GRACE, out);
            cluster.close();
            return new DrillFindings(tally, changes, equal, drill.findings());
        }
    }

    private long runUnderLoad(ClusterFixture fixture) throws SQLException {
        Cluster cluster = fixture.cluster();
        Connection database = DriverManager.getConnection(fixture.shop().jdbcUrl());
        OrderHistories histories = OrderHistories.draw(database, options.orders);
        ChangeSubscriber subscriber = ChangeSubscriber.start(cluster::addresses, histories, tally);
        CheckingReaders readers =
                CheckingReaders.of(options.readers, options.reads, cluster::addresses, histories, tally);
        try (OrderWriter writer = OrderWriter.start(database, histories, options.rate)) {
            readers.start();
            DrillProgress progress = DrillProgress.start(writer, tally, out);
            try {
                disturb(new DrillContext(options, fixture, writer, out));
            } finally {
                readers.stop();
                progress.stop();
            }
            writer.stop();
            subscriber.finish(GRACE);
            return writer.events();
        }
    }

    private void disturb(DrillContext context) {
        context.log("readers and writer are running");
        context.letPass(options.calm());
        drill.run(context);
        context.letPass(options.calm());
        context.log("the drill is over");
    }
}
