package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Instances;
import dev.belvedere.app.console.Progress;
import dev.belvedere.query.http.QueryServer;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.view.View;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A running instance. Closing it, from any thread and more than once, stops reads first and the engine then. */
public final class Instance implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Engine engine;
    private final QueryServer server;
    private final URI address;
    private boolean closed;

    private Instance(Engine engine, QueryServer server, String host) {
        this.engine = engine;
        this.server = server;
        this.address = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    /**
     * Starts the engine, which begins to fill its views, and the read API.
     *
     * @throws BelvedereException if the broker or the registry cannot be reached, a view is refused, or the port is taken
     */
    public static Instance start(Deployment deployment, Http http, Instances instances) {
        Engine engine = deployment.start();
        try {
            QueryServer server = QueryServer.start(Serving.settings(http, instances), LocalViews.of(engine));
            return new Instance(engine, server, http.host());
        } catch (BelvedereException e) {
            engine.close(STOP_TIMEOUT);
            throw e;
        }
    }

    /** Where rows are read. */
    public URI address() {
        return address;
    }

    /** What the operator should know about earlier plans of this deployment; empty where there were none. */
    public Optional<String> noteOnEarlierPlans() {
        List<String> earlier = engine.earlierApplications();
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of("the plan of the views is not the one that ran as " + String.join(" and ", earlier)
                        + ": they are built anew, and nothing of that state is used."
                        + " Once no instance runs it, its topics and state directories can be deleted.");
    }

    /**
     * Waits until every view is hydrated, or the instance is closed.
     *
     * @throws BelvedereException if the stream fails meanwhile
     */
    public void awaitHydration(PrintStream out) {
        Progress progress = Progress.start(out, "hydrating");
        while (!hydrated()) {
            progress.at(engine.views().stream().map(this::percent).collect(Collectors.joining(", ")));
            refuseFailure(BETWEEN_LOOKS);
        }
        progress.done(engine.views().stream().map(View::name).collect(Collectors.joining(", ")));
    }

    /**
     * Waits for as long as the stream runs.
     *
     * @throws BelvedereException when it fails
     */
    public void awaitFailure() {
        refuseFailure(Duration.ofDays(365_000));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.close();
            engine.close(STOP_TIMEOUT);
        }
    }

    private synchronized boolean hydrated() {
        return closed
                || engine.views().stream().allMatch(view -> engine.status(view).hydrated());
    }

    private String percent(View view) {
        return String.format(
                Locale.ROOT, "%s %.0f %%", view.name(), engine.status(view).hydratedPercent());
    }

    private void refuseFailure(Duration wait) {
        try {
            engine.failure().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The engine promises that it is one of ours.
            throw e.getCause() instanceof BelvedereException known ? known : new IllegalStateException(e);
        }
    }
}
