package dev.belvedere.bench.cluster;

import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.ServeProcess;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One instance of a cluster: a process that can be started, ended and restarted at the same address and with the same state. Used by one thread. */
public final class ClusterMember {

    private final LocalInstance instance;
    private final Path configuration;
    private final Path log;
    private final List<String> launcher;
    private final PrintStream out;
    private @Nullable ServeProcess process;

    ClusterMember(LocalInstance instance, Path configuration, Path log, List<String> launcher, PrintStream out) {
        this.instance = instance;
        this.configuration = configuration;
        this.log = log;
        this.launcher = List.copyOf(launcher);
        this.out = out;
    }

    /** The id of its process, which has to be running. */
    public long pid() {
        return running("ask").pid();
    }

    /** Its number, address and files. */
    public LocalInstance instance() {
        return instance;
    }

    /** The base URL of its read API. */
    public URI http() {
        return instance.http();
    }

    /** Returns whether it was started and not ended since. */
    boolean running() {
        return process != null;
    }

    void start() {
        process = ServeProcess.start(instance, launcher, configuration, log, out);
    }

    /** Kills it with SIGKILL. */
    void kill() {
        running("kill").kill();
        process = null;
    }

    /** Stops it with SIGTERM and waits until it has ended. */
    void stop() {
        running("stop").close();
        process = null;
    }

    void pause() {
        Shell.run("kill", "-STOP", String.valueOf(running("pause").pid()));
    }

    void resume() {
        Shell.run("kill", "-CONT", String.valueOf(running("resume").pid()));
    }

    /** Fails if the process has ended by itself. */
    void checkRunning() {
        running("check").watch(0);
    }

    private ServeProcess running(String action) {
        return Objects.requireNonNull(
                process, () -> instance.name() + " is not running: there is nothing to " + action);
    }

    @Override
    public String toString() {
        return "instance " + instance.number();
    }
}
