package dev.belvedere.devstack.server;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.belvedere.devstack.DevStackException;
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

/** Starts the worker's connectors and watches them come up. */
final class Connectors {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConnectWorker worker;

    Connectors(ConnectWorker worker) {
        this.worker = worker;
    }

    /** Waits for the connectors that the worker found when it started, and tells what came of each. */
    void awaitAll(Consumer<String> progress) throws Exception {
        for (String name : names()) {
            try {
                awaitRunning(name);
                progress.accept("Capture " + name + " goes on");
            } catch (DevStackException failure) {
                progress.accept(failure.sentence());
            }
        }
    }

    /** Starts or replaces a connector and returns when its task runs. One that fails is removed. */
    void run(String name, Map<String, String> settings) throws Exception {
        if (names().contains(name) && !goesOn(name, settings)) {
            remove(name);
        }
        if (!names().contains(name)) {
            FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
            worker.herder().putConnectorConfig(name, settings, false, created);
            created.get(PATIENCE.toSeconds(), SECONDS);
        }
        try {
            awaitRunning(name);
        } catch (DevStackException failure) {
            remove(name);
            throw failure;
        }
    }

    private boolean goesOn(String name, Map<String, String> settings) throws Exception {
        return settingsOf(name).equals(settings)
                && state(name).filter(Connectors::hasFailed).isEmpty();
    }

    /** Refuses an invalid configuration with its reasons: started with it, a connector fails with none. */
    void validate(Map<String, String> settings) throws Exception {
        FutureCallback<ConfigInfos> verdict = new FutureCallback<>();
        worker.herder().validateConnectorConfig(settings, verdict);
        String errors = verdict.get(PATIENCE.toSeconds(), SECONDS).configs().stream()
                .map(ConfigInfo::configValue)
                // Settings that are given but not known have no value here.
                .filter(Objects::nonNull)
                .flatMap(value -> value.errors().stream().map(error -> value.name() + ": " + error))
                .collect(Collectors.joining(" "));
        if (!errors.isEmpty()) {
            throw new DevStackException("The capture was refused. " + errors);
        }
    }

    // Fails as soon as the task has failed.
    private void awaitRunning(String name) throws Exception {
        if (!Waiting.upTo(PATIENCE)
                .until(() -> state(name).filter(state -> isRunning(name, state)).isPresent())) {
            throw new DevStackException("Capture " + name + " did not run within " + PATIENCE.toSeconds()
                    + " s; the log is " + worker.log() + ".");
        }
    }

    private Collection<String> names() throws Exception {
        FutureCallback<Collection<String>> names = new FutureCallback<>();
        worker.herder().connectors(names);
        return names.get(PATIENCE.toSeconds(), SECONDS);
    }

    private Map<String, String> settingsOf(String name) throws Exception {
        FutureCallback<Map<String, String>> settings = new FutureCallback<>();
        worker.herder().connectorConfig(name, settings);
        return settings.get(PATIENCE.toSeconds(), SECONDS);
    }

    // Replaced in place, a connector would for a while show the state of the task it had before. Positions outlive a
    // removal.
    private void remove(String name) throws Exception {
        FutureCallback<Herder.Created<ConnectorInfo>> removed = new FutureCallback<>();
        worker.herder().deleteConnectorConfig(name, removed);
        removed.get(PATIENCE.toSeconds(), SECONDS);
        if (!Waiting.upTo(PATIENCE).until(() -> state(name).isEmpty())) {
            throw new DevStackException("Capture " + name + " did not stop within " + PATIENCE.toSeconds()
                    + " s; the log is " + worker.log() + ".");
        }
    }

    private Optional<AbstractState> state(String name) {
        try {
            ConnectorStateInfo status = worker.herder().connectorStatus(name);
            // A connector says RUNNING while its task has failed, and has no task while it has failed itself.
            List<ConnectorStateInfo.TaskState> tasks = status.tasks();
            return Optional.of(tasks.isEmpty() ? status.connector() : tasks.get(0));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    private boolean isRunning(String name, AbstractState state) {
        if (hasFailed(state)) {
            throw new DevStackException(
                    "Capture " + name + " failed: " + Reason.of(state.trace()) + "; the log is " + worker.log() + ".");
        }
        return state instanceof ConnectorStateInfo.TaskState && state.state().equals("RUNNING");
    }

    private static boolean hasFailed(AbstractState state) {
        return state.state().equals("FAILED");
    }
}
