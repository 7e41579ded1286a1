package dev.belvedere.app.demo;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.shop.Workload;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The demo, from an empty machine to a view that follows its tables. */
public final class Demo {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_VERIFICATIONS = Duration.ofMinutes(1);
    private static final long SEED = 42;

    private final DemoOptions options;
    private final PrintStream out;
    private final Teardown teardown;

    private Demo(DemoOptions options, PrintStream out, Teardown teardown) {
        this.options = options;
        this.out = out;
        this.teardown = teardown;
    }

    /**
     * Runs the demo until it is through or the process is told to stop, and leaves nothing behind.
     *
     * @return whether every verification found the views equal to the database
     * @throws BelvedereException if something does not start or ends too soon
     */
    public static boolean run(DemoOptions options, PrintStream out) {
        try (Teardown teardown = Teardown.atExit()) {
            return new Demo(options, out, teardown).run();
        }
    }

    private boolean run() {
        try {
            return show();
        } catch (BelvedereException | DevStackException | SQLException e) {
            if (teardown.closing()) {
                // What was stopped under our hands is no failure.
                return true;
            }
            throw e instanceof BelvedereException known ? known : new DemoException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean show() throws SQLException {
        LocalShop shop = LocalShop.start(options.scale(), options.directory(), LocalShop.LOOPBACK, out, teardown);
        DemoFiles files = new DemoFiles(shop, LocalSystem.SHARDS, view -> true);
        List<LocalInstance> instances = LocalInstance.several(options.instances(), options.httpPort());
        LocalSystem system = LocalSystem.serve(shop, files, instances, out, teardown);
        system.tell();
        boolean equal = !options.verify() || verify(system);
        return options.exit() ? equal : keepChanging(system) && equal;
    }

    private boolean verify(LocalSystem system) {
        boolean equal = true;
        try (Verification verification = Verification.connect(system.jdbcUrl(), system.http(), GRACE, out)) {
            for (String view : verification.views()) {
                ViewReport report = verification.verify(view);
                out.println(report);
                equal &= report.equal();
            }
        }
        return equal;
    }

    private boolean keepChanging(LocalSystem system) throws SQLException {
        boolean equal = true;
        Workload workload =
                teardown.add(Workload.paused(DriverManager.getConnection(system.jdbcUrl()), SEED, options.rate()));
        out.println("the shop is open: " + options.rate() + " transactions a second; Ctrl-C ends the demo");
        while (!teardown.closing()) {
            workload.resume();
            watch(system, workload, Progress.start(out, "transactions"));
            workload.pause();
            equal &= !options.verify() || teardown.closing() || verify(system);
        }
        return equal;
    }

    private void watch(LocalSystem system, Workload workload, Progress progress) throws SQLException {
        long end = System.nanoTime() + BETWEEN_VERIFICATIONS.toNanos();
        while (!teardown.closing() && (!options.verify() || System.nanoTime() < end)) {
            system.watch(Duration.ofMillis(200));
            workload.refuseFailure();
            progress.at(workload.transactions(), 0);
        }
        progress.done(String.valueOf(workload.transactions()));
    }
}
