package dev.belvedere.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code belvedere serve} as a process of its own, which ends with this one. */
public final class ServeProcess implements AutoCloseable {

    /** By name, because it is further up than this package may look. */
    private static final String MAIN = "dev.belvedere.app.Main";

    /** What its JVM is told. A heap that is large from the beginning is collected less often: each time keeps readers waiting for some milliseconds. */
    public static final List<String> JAVA_OPTIONS = List.of("-Xms512m", "-Xmx512m");

    /** And one of several on this machine: the second compiler alone would take most of two cores until all are warm. */
    private static final List<String> JAVA_OPTIONS_OF_SEVERAL =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int STOP_SECONDS = 30;
    private static final int LINES_SHOWN = 5;

    private final String name;
    private final Process process;
    private final Path log;
    private final PrintStream out;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ServeProcess(String name, Process process, Path log, PrintStream out) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.out = out;
    }

    /**
     * Returns at once.
     *
     * @param log where its standard error goes
     */
    public static ServeProcess start(Path configuration, Path log, PrintStream out) {
        return start("serve", command(List.of(), JAVA_OPTIONS, configuration), log, out);
    }

    /**
     * The same for one that may be one of several.
     *
     * @param launcher a command that runs the rest of its line in its own place, such as one that changes the network; empty for none
     * @param log where its standard error goes, behind what is there
     */
    public static ServeProcess start(
            LocalInstance instance, List<String> launcher, Path configuration, Path log, PrintStream out) {
        List<String> options = instance.alone() ? JAVA_OPTIONS : JAVA_OPTIONS_OF_SEVERAL;
        return start(instance.name(), command(launcher, options, configuration), log, out);
    }

    private static ServeProcess start(String name, List<String> command, Path log, PrintStream out) {
        try {
            Files.createDirectories(log.resolveSibling(""));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ServeProcess serve = new ServeProcess(name, process, log, out);
            new Thread(serve::relay, "serve-output").start();
            return serve;
        } catch (IOException e) {
            throw new DemoException("the engine's process cannot be started: " + e, e);
        }
    }

    private static List<String> command(List<String> launcher, List<String> options, Path configuration) {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of("serve", "--stop-with-input", "--config", configuration.toString()));
        return command;
    }

    /** Waits until every view is hydrated. */
    public void awaitReady() {
        try {
            CompletableFuture.anyOf(ready, ended).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw ending(e);
        }
    }

    /**
     * Waits for so long.
     *
     * @throws DemoException if the process ends meanwhile
     */
    public void watch(long millis) {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw ending(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut would ({@code SIGKILL}) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Tells it to stop ({@code SIGTERM}) and waits until it has; after half a minute it is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly().onExit().join();
        }
    }

    private void relay() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println("  " + name + " | " + line);
                if (line.equals("ready")) {
                    ready.complete(null);
                }
            }
            int exitCode = process.waitFor();
            ended.completeExceptionally(
                    new DemoException("the engine has ended with exit code " + exitCode + ": " + lastWords(), null));
        } catch (IOException | InterruptedException e) {
            ended.completeExceptionally(new DemoException("the engine's output has ended: " + e, e));
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoException ending(ExecutionException e) {
        return e.getCause() instanceof DemoException known ? known : new DemoException("the engine has ended", e);
    }
}
