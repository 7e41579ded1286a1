package dev.belvedere.localshop.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalSystemException;
import dev.belvedere.localshop.system.ServeProcess;
import dev.belvedere.waiting.Waiting;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A process that serves some of the views. That it fails, or does not take in an event, is a result and no exception. Not thread-safe. */
final class SandboxEngine implements AutoCloseable {

    private static final int START_SECONDS = 300;
    private static final Waiting CATCHING_UP =
            Waiting.every(Duration.ofMillis(200)).atMost(Duration.ofMinutes(1));
    private static final Waiting STARTING = Waiting.every(Duration.ofMillis(200));
    private static final String ERROR = "error: ";

    private final LocalInstance instance;
    private final List<PlannedFile> views;
    private final TableSettings tables;
    private final Path configuration;
    private final Path log;
    private final PrintStream out;
    private final ViewClient client;
    private @Nullable ServeProcess process;
    private @Nullable String failure;

    SandboxEngine(
            LocalInstance instance,
            List<PlannedFile> views,
            TableSettings tables,
            Path configuration,
            Path log,
            PrintStream out) {
        this.instance = instance;
        this.views = List.copyOf(views);
        this.tables = tables;
        this.configuration = configuration;
        this.log = log;
        this.out = out;
        this.client = new ViewClient(instance.http());
    }

    /** Starts the process and waits up to five minutes until all views are hydrated, until it fails, or until it stands still before an event. */
    void start() {
        ServeProcess starting = ServeProcess.start(instance, List.of(), configuration, log, out);
        process = starting;
        failure = null;
        try {
            CompletableFuture<Void> ready =
                    CompletableFuture.runAsync(starting::awaitReady).orTimeout(START_SECONDS, SECONDS);
            STARTING.until(() -> ready.isDone() || client.stalled().isPresent());
            if (ready.isDone()) {
                ready.join();
            }
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            failure = cause instanceof TimeoutException
                    ? "its views are not hydrated after " + START_SECONDS + " s"
                    : lastError(cause);
        }
    }

    /** Returns why the process has ended, or stands still before an event, if it does. */
    Optional<String> failure() {
        if (failure == null && process != null) {
            try {
                process.watch(1);
            } catch (LocalSystemException e) {
                failure = lastError(e);
            }
        }
        if (failure == null) {
            failure = client.stalled().orElse(null);
        }
        return Optional.ofNullable(failure);
    }

    /** Returns the files whose views are compared here. Those that they need are served as well. */
    List<PlannedFile> views() {
        return views;
    }

    TableSettings tables() {
        return tables;
    }

    List<String> viewNames() {
        return views.stream().flatMap(file -> file.names().stream()).toList();
    }

    URI http() {
        return instance.http();
    }

    /** Waits up to a minute until a view shows all records that are in its topics now; false if it does not, or the process ends. */
    boolean awaitCaughtUp(String view) {
        CATCHING_UP.until(() -> client.caughtUp(view) || failure().isPresent());
        return failure().isEmpty() && client.caughtUp(view);
    }

    /**
     * Returns all rows of a view.
     *
     * @throws SandboxException if they cannot be read
     */
    List<JsonNode> rows(String view) {
        return client.rows(view);
    }

    /** Returns true if a view says that it lacks events which were set aside. */
    boolean isIncomplete(String view) {
        return client.isIncomplete(view);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private String lastError(Throwable ending) {
        try {
            String text = Files.readString(log);
            int last = ("\n" + text).lastIndexOf("\n" + ERROR);
            return last < 0
                    ? String.valueOf(ending.getMessage())
                    : text.substring(last + ERROR.length()).strip();
        } catch (IOException e) {
            return String.valueOf(ending.getMessage());
        }
    }
}
