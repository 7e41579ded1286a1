package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.Configuration.Administration;
import dev.belvedere.app.config.Configuration.Tls;
import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.query.http.QueryServer;
import dev.belvedere.query.http.admin.AdministrationServer;
import dev.belvedere.query.http.admin.InstanceMetrics;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.view.View;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running instance: engine, read API and administration port. Thread-safe; closing it more than once has no effect. */
public final class Instance implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Engine engine;
    private final QueryServer server;
    private final AdministrationServer administration;
    private final InstanceMetrics metrics;
    private final URI address;
    private final URI administrationAddress;
    private boolean closed;

    private Instance(
            Engine engine,
            QueryServer server,
            AdministrationServer administration,
            InstanceMetrics metrics,
            Configuration configuration) {
        this.engine = engine;
        this.server = server;
        this.administration = administration;
        this.metrics = metrics;
        this.address = address(configuration.http().tls(), configuration.http().host(), server.port());
        Administration at = configuration.administration();
        this.administrationAddress = address(at.tls(), at.host(), administration.port());
    }

    private static URI address(Optional<Tls> tls, String host, int port) {
        return URI.create((tls.isPresent() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + port);
    }

    /**
     * Starts the engine, which begins to hydrate its views, the read API and the administration port.
     *
     * @throws BelvedereException if the broker or the registry cannot be reached, no view can be served, or a port is taken
     */
    public static Instance start(Configuration configuration) {
        InstanceMetrics metrics = new InstanceMetrics();
        try {
            Engine engine = Deployment.of(configuration).start(metrics.registry());
            try {
                return start(configuration, engine, metrics);
            } catch (BelvedereException e) {
                engine.close(STOP_TIMEOUT);
                throw e;
            }
        } catch (BelvedereException e) {
            metrics.close();
            throw e;
        }
    }

    private static Instance start(Configuration configuration, Engine engine, InstanceMetrics metrics) {
        ServerSettings settings = ReadApiSettings.settings(configuration);
        LocalViews views = LocalViews.of(engine);
        Administration at = configuration.administration();
        AdministrationServer administration = AdministrationServer.start(
                at.host(), at.port(), at.tls().map(ReadApiSettings::tls), views, settings.peers(), metrics);
        try {
            QueryServer server = QueryServer.start(settings, views, metrics.registry());
            return new Instance(engine, server, administration, metrics, configuration);
        } catch (BelvedereException e) {
            administration.close();
            throw e;
        }
    }

    /** Returns the base address of the read API. */
    public URI address() {
        return address;
    }

    /** Returns the base address of the administration port. */
    public URI administrationAddress() {
        return administrationAddress;
    }

    /** Returns a note for the operator on each view that is not served. */
    public List<String> notesOnRefusedViews() {
        return engine.refusedViews().stream()
                .map(view -> "view " + view.name() + " is not served: " + view.reason() + " [" + view.code() + "]")
                .toList();
    }

    /** Returns a note for the operator if this deployment has run with other plans before. */
    public Optional<String> noteOnEarlierPlans() {
        List<String> earlier = engine.earlierApplications();
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of("the plan of the views is not the one that ran as " + String.join(" and ", earlier)
                        + ": they are built anew, and nothing of that state is used."
                        + " Once no instance runs it, its topics and state directories can be deleted.");
    }

    /**
     * Waits until every view is hydrated or the instance is closed, and shows progress.
     *
     * @throws BelvedereException if the stream fails meanwhile
     */
    public void awaitHydration(PrintStream out) {
        ProgressBar progress = ProgressBar.start(out, "hydrating");
        while (!hydrated()) {
            progress.at(HydrationReport.of(engine.status()));
            refuseFailure(POLL_INTERVAL);
        }
        List<View> views = engine.views();
        progress.done(views.size() == 1 ? views.get(0).name() : views.size() + " views");
    }

    /**
     * Waits for the end of the stream.
     *
     * @throws BelvedereException if it fails
     */
    public void awaitFailure() {
        refuseFailure(Duration.ofDays(365_000));
    }

    /** Stops the read API first, then the engine, and answers how that goes until it has ended. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.close();
            engine.close(STOP_TIMEOUT);
            administration.close();
            metrics.close();
        }
    }

    private synchronized boolean hydrated() {
        return closed || engine.hydrated();
    }

    private void refuseFailure(Duration wait) {
        try {
            engine.failure().get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The engine completes its failure with exceptions of this type only.
            throw e.getCause() instanceof BelvedereException known ? known : new IllegalStateException(e);
        }
    }
}
