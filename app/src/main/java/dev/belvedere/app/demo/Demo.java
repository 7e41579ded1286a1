package dev.belvedere.app.demo;

import dev.belvedere.app.console.Progress;
import dev.belvedere.app.shop.Shop;
import dev.belvedere.app.shop.Workload;
import dev.belvedere.app.verify.Verification;
import dev.belvedere.app.verify.ViewReport;
import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.DevStackException;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

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
        Path directory = teardown.add(DemoDirectory.of(options.directory())).path();
        teardown.add(new StrayProcesses());
        DevStack stack = startStack(directory);
        load(stack);
        URI http = URI.create("http://127.0.0.1:" + FreePort.preferably(options.httpPort()));
        ServeProcess serve = serve(stack, directory, http);
        tell(stack, directory, http);
        boolean equal = !options.verify() || verify(stack, http);
        return options.exit() ? equal : keepChanging(stack, serve, http) && equal;
    }

    private DevStack startStack(Path directory) {
        out.println("starting PostgreSQL, Kafka, the schema registry and Debezium in " + directory);
        Progress progress = Progress.start(out, "stack");
        DevStack stack = teardown.add(DevStack.at(Home.devStack(), directory.resolve("stack"))
                .progress(step -> out.println("  stack | " + step))
                .start());
        progress.done("running");
        return stack;
    }

    private void load(DevStack stack) throws SQLException {
        try (Connection database = DriverManager.getConnection(stack.jdbcUrl())) {
            Shop shop = new Shop(database);
            shop.create();
            if (shop.empty()) {
                shop.load(options.scale(), out);
            }
            stack.capture(CaptureRequest.of(
                    Shop.TABLES.stream().map("public."::concat).toArray(String[]::new)));
            new CapturedEvents(database, stack.bootstrapServers()).await(out);
        }
    }

    private ServeProcess serve(DevStack stack, Path directory, URI http) {
        Path configuration = new DemoFiles(directory).write(stack, http.getPort());
        out.println("starting the engine: belvedere serve --config " + configuration);
        ServeProcess serve = teardown.add(ServeProcess.start(configuration, directory.resolve("logs/serve.log"), out));
        serve.awaitReady();
        return serve;
    }

    private void tell(DevStack stack, Path directory, URI http) {
        out.printf("""

                  HTTP        %s
                  PostgreSQL  %s
                  Kafka       %s
                  Registry    %s
                  Files       %s

                Try:
                  curl %s/v1/views/order_summary/rows/1
                  curl '%s/v1/views/order_summary/rows?scan=true&limit=5'

                """, http, stack.jdbcUrl(), stack.bootstrapServers(), stack.registryUrl(), directory, http, http);
    }

    private boolean verify(DevStack stack, URI http) {
        boolean equal = true;
        try (Verification verification = Verification.connect(stack.jdbcUrl(), http, GRACE, out)) {
            for (String view : verification.views()) {
                ViewReport report = verification.verify(view);
                out.println(report);
                equal &= report.equal();
            }
        }
        return equal;
    }

    private boolean keepChanging(DevStack stack, ServeProcess serve, URI http) throws SQLException {
        boolean equal = true;
        Workload workload =
                teardown.add(Workload.paused(DriverManager.getConnection(stack.jdbcUrl()), SEED, options.rate()));
        out.println("the shop is open: " + options.rate() + " transactions a second; Ctrl-C ends the demo");
        while (!teardown.closing()) {
            workload.resume();
            watch(serve, workload, Progress.start(out, "transactions"));
            workload.pause();
            equal &= !options.verify() || teardown.closing() || verify(stack, http);
        }
        return equal;
    }

    private void watch(ServeProcess serve, Workload workload, Progress progress) throws SQLException {
        long end = System.nanoTime() + BETWEEN_VERIFICATIONS.toNanos();
        while (!teardown.closing() && (!options.verify() || System.nanoTime() < end)) {
            serve.watch(200);
            workload.refuseFailure();
            progress.at(workload.transactions(), 0);
        }
        progress.done(String.valueOf(workload.transactions()));
    }
}
