package dev.belvedere.bench.drill.cluster;

import dev.belvedere.app.demo.LocalInstance;
import dev.belvedere.app.demo.ServeProcess;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One instance of the cluster: a process that can be started, ended and started again, at the same address and with the same state. Used by one thread. */
public final class Member {

    private final LocalInstance instance;
    private final Path configuration;
    private final Path log;
    private final List<String> launcher;
    private final PrintStream out;
    private @Nullable ServeProcess process;

    Member(LocalInstance instance, Path configuration, Path log, List<String> launcher, PrintStream out) {
        this.instance = instance;
        this.configuration = configuration;
        this.log = log;
        this.launcher = List.copyOf(launcher);
        this.out = out;
    }

    /** Of its process, which has to run. */
    public long pid() {
        return running("ask").pid();
    }

    public LocalInstance instance() {
        return instance;
    }

    public URI http() {
        return instance.http();
    }

    /** Whether it was started and not ended since. */
    boolean running() {
        return process != null;
    }

    void start() {
        process = ServeProcess.start(instance, launcher, configuration, log, out);
    }

    /** Ends it as a power cut would. */
    void kill() {
        running("kill").kill();
        process = null;
    }

    /** Stops it in good order and waits until it has. */
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

    /** Fails where the process has ended by itself. */
    void watch() {
        running("watch").watch(0);
    }

    private ServeProcess running(String what) {
        return Objects.requireNonNull(process, () -> instance.name() + " does not run: there is nothing to " + what);
    }

    @Override
    public String toString() {
        return "instance " + instance.number();
    }
}
