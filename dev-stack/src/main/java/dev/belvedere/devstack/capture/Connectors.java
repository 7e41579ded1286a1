package dev.belvedere.devstack.capture;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.belvedere.devstack.DevStackException;
import dev.belvedere.devstack.service.ConnectWorker;
import dev.belvedere.devstack.service.RootCause;
import dev.belvedere.waiting.Waiting;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfos;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo.AbstractState;
import org.apache.kafka.connect.util.FutureCallback;

/** Starts connectors and waits until they are running. */
public final class Connectors {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Waiting WAITING = Waiting.every(Duration.ofMillis(100)).atMost(TIMEOUT);

    private final ConnectWorker worker;

    public Connectors(ConnectWorker worker) {
        this.worker = worker;
    }

    /** Waits for the connectors that the worker resumed at its start, and reports the outcome of each. */
    public void awaitAll(Consumer<String> progress) throws Exception {
        for (String name : names()) {
            try {
                awaitRunning(name);
                progress.accept("Capture " + name + " continues");
            } catch (DevStackException failure) {
                progress.accept(failure.sentence());
            }
        }
    }

    /** Starts or replaces a connector and returns when its task is running. A connector that fails is removed. */
    void run(String name, Map<String, String> settings) throws Exception {
        if (names().contains(name) && !isUnchanged(name, settings)) {
            remove(name);
        }
        if (!names().contains(name)) {
            FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
            worker.herder().putConnectorConfig(name, settings, false, created);
            created.get(TIMEOUT.toSeconds(), SECONDS);
        }
        try {
            awaitRunning(name);
        } catch (DevStackException failure) {
            remove(name);
            throw failure;
        }
    }

    private boolean isUnchanged(String name, Map<String, String> settings) throws Exception {
        return settingsOf(name).equals(settings)
                && state(name).filter(Connectors::hasFailed).isEmpty();
    }

    /** Refuses an invalid configuration with its errors; a connector that is started with it fails without naming them. */
    void validate(Map<String, String> settings) throws Exception {
        FutureCallback<ConfigInfos> validated = new FutureCallback<>();
        worker.herder().validateConnectorConfig(settings, validated);
        String errors = validated.get(TIMEOUT.toSeconds(), SECONDS).configs().stream()
                .map(ConfigInfo::configValue)
                // Unknown settings have no value here.
                .filter(Objects::nonNull)
                .flatMap(value -> value.errors().stream().map(error -> value.name() + ": " + error))
                .collect(Collectors.joining(" "));
        if (!errors.isEmpty()) {
            throw new DevStackException("The capture was refused. " + errors);
        }
    }

    // Fails as soon as the task has failed.
    private void awaitRunning(String name) throws Exception {
        if (!WAITING.until(
                () -> state(name).filter(state -> isRunning(name, state)).isPresent())) {
            throw new DevStackException("Capture " + name + " did not run within " + TIMEOUT.toSeconds()
                    + " s; the log is " + worker.log() + ".");
        }
    }

    private Collection<String> names() throws Exception {
        FutureCallback<Collection<String>> names = new FutureCallback<>();
        worker.herder().connectors(names);
        return names.get(TIMEOUT.toSeconds(), SECONDS);
    }

    private Map<String, String> settingsOf(String name) throws Exception {
        FutureCallback<Map<String, String>> settings = new FutureCallback<>();
        worker.herder().connectorConfig(name, settings);
        return settings.get(TIMEOUT.toSeconds(), SECONDS);
    }

    // A connector that is replaced in place reports the state of its previous task for a while. Offsets survive the
    // removal.
    private void remove(String name) throws Exception {
        FutureCallback<Herder.Created<ConnectorInfo>> removed = new FutureCallback<>();
        worker.herder().deleteConnectorConfig(name, removed);
        removed.get(TIMEOUT.toSeconds(), SECONDS);
        if (!WAITING.until(() -> state(name).isEmpty())) {
            throw new DevStackException("Capture " + name + " did not stop within " + TIMEOUT.toSeconds()
                    + " s; the log is " + worker.log() + ".");
        }
    }

    private Optional<AbstractState> state(String name) {
        try {
            ConnectorStateInfo status = worker.herder().connectorStatus(name);
            // A connector is RUNNING although its task has failed, and has no task if it has failed itself.
            List<ConnectorStateInfo.TaskState> tasks = status.tasks();
            return Optional.of(tasks.isEmpty() ? status.connector() : tasks.get(0));
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    private boolean isRunning(String name, AbstractState state) {
        if (hasFailed(state)) {
            throw new DevStackException("Capture " + name + " failed: " + RootCause.of(state.trace()) + "; the log is "
                    + worker.log() + ".");
        }
        return state instanceof ConnectorStateInfo.TaskState && state.state().equals("RUNNING");
    }

    private static boolean hasFailed(AbstractState state) {
        return state.state().equals("FAILED");
    }
}
