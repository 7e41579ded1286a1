package dev.belvedere.localshop.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belvedere.app.Main;
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

/** {@code belvedere serve} in a process of its own, which ends with this one. Thread-safe. */
public final class ServeProcess implements AutoCloseable {

    /** The options of its JVM. A heap that is large from the start is collected less often; each collection delays reads by some milliseconds. */
    public static final List<String> JAVA_OPTIONS = List.of("-Xms512m", "-Xmx512m");

    /** The options of one of several instances: the optimizing compiler alone would take most of two cores until all are warm. */
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
     * Starts an instance and returns at once.
     *
     * @param log receives its standard error
     */
    public static ServeProcess start(Path configuration, Path log, PrintStream out) {
        return start("serve", command(List.of(), JAVA_OPTIONS, configuration), log, out);
    }

    /**
     * Starts one of several instances and returns at once.
     *
     * @param launcher a command that runs the rest of its command line, for example in another network; empty for none
     * @param log receives its standard error, appended
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
            throw new LocalSystemException("the engine's process cannot be started: " + e, e);
        }
    }

    private static List<String> command(List<String> launcher, List<String> options, Path configuration) {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("serve", "--stop-with-input", "--config", configuration.toString()));
        return command;
    }

    /**
     * Waits until every view is hydrated.
     *
     * @throws LocalSystemException if the process ends before
     */
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
     * Waits for the given time.
     *
     * @throws LocalSystemException if the process ends meanwhile
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

    /** Returns the operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Kills it ({@code SIGKILL}) and waits for its end. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it ({@code SIGTERM}) and waits for its end; kills it after 30 seconds. */
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
                    new LocalSystemException("the engine ended with exit code " + exitCode + ": " + endOfLog(), null));
        } catch (IOException | InterruptedException e) {
            ended.completeExceptionally(new LocalSystemException("the engine's output cannot be read: " + e, e));
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalSystemException ending(ExecutionException e) {
        return e.getCause() instanceof LocalSystemException known
                ? known
                : new LocalSystemException("the engine ended", e);
    }
}
