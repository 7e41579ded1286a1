package dev.belvedere.localshop.demo;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.localshop.shop.Workload;
import dev.belvedere.localshop.system.InstanceFiles;
import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalShop;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.LocalSystem;
import dev.belvedere.localshop.system.LocalSystemException;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Runs the demo, from an empty machine to views that follow their tables. */
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
     * Runs the demo until it is complete or the process is stopped, and leaves nothing behind.
     *
     * @return true if every verification found the views equal to the database
     * @throws BelvedereException if a part does not start or ends too soon
     */
    public static boolean run(DemoOptions options, PrintStream out) {
        try (Teardown teardown = Teardown.atExit()) {
            return new Demo(options, out, teardown).run();
        }
    }

    private boolean run() {
        try {
            return show();
        } catch (BelvedereException | SQLException e) {
            if (teardown.closing()) {
                // The process is being stopped, and the parts of the system with it.
                return true;
            }
            throw e instanceof BelvedereException known
                    ? known
                    : new LocalSystemException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean show() throws SQLException {
        LocalShop shop = LocalShop.start(options.scale(), options.directory(), LocalStack.LOOPBACK, out, teardown);
        InstanceFiles files = new InstanceFiles(shop, LocalSystem.SHARDS, view -> true);
        List<LocalInstance> instances = LocalInstance.several(options.instances(), options.httpPort());
        LocalSystem system = LocalSystem.serve(shop, files, instances, out, teardown);
        system.printAddresses();
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
            watch(system, workload, ProgressBar.start(out, "transactions"));
            workload.pause();
            equal &= !options.verify() || teardown.closing() || verify(system);
        }
        return equal;
    }

    private void watch(LocalSystem system, Workload workload, ProgressBar progress) throws SQLException {
        long end = System.nanoTime() + BETWEEN_VERIFICATIONS.toNanos();
        while (!teardown.closing() && (!options.verify() || System.nanoTime() < end)) {
            system.watch(Duration.ofMillis(200));
            workload.refuseFailure();
            progress.at(workload.transactions(), 0);
        }
        progress.done(String.valueOf(workload.transactions()));
    }
}
