package dev.belvedere.devstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.belvedere.devstack.process.Postmaster;
import dev.belvedere.devstack.protocol.ControlMessage;
import dev.belvedere.devstack.protocol.ControlMessage.Word;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The JVM that runs the services: sends it requests and waits for its replies, without a timeout, because the server has its own. */
final class ServerProcess {

    private static final String MAIN = "dev.belvedere.devstack.server.DevStackMain";
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path directory;
    private final Path log;
    private final Consumer<String> progress;
    private final BufferedReader replies;
    private final PrintStream requests;

    private ServerProcess(Process process, Path directory, Consumer<String> progress) {
        this.process = process;
        this.directory = directory;
        this.log = directory.resolve("logs").resolve("server.log");
        this.progress = progress;
        this.replies = process.inputReader(UTF_8);
        this.requests = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    static ServerProcess launch(
            Programs programs, Path directory, String host, Set<Service> services, Consumer<String> progress) {
        try {
            Path logs = Files.createDirectories(directory.resolve("logs"));
            File errors = logs.resolve("server.err").toFile();
            Process process = new ProcessBuilder(command(programs, directory, host, services))
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                    .start();
            return new ServerProcess(process, directory, progress);
        } catch (IOException cause) {
            throw new DevStackException(
                    "The dev stack could not be launched in " + directory + ": " + cause.getMessage() + ".", cause);
        }
    }

    private static List<String> command(Programs programs, Path directory, String host, Set<Service> services) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true"));
        // A stack rarely lives long enough for the second compiler to earn back what it takes from the cores.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dlogback.configurationFile=dev-stack-logback.xml");
        command.add("-Ddev-stack.logs=" + directory.resolve("logs"));
        command.addAll(
                List.of("-cp", programs.classPath(), MAIN, programs.home().toString(), directory.toString(), host));
        services.forEach(service -> command.add(service.name()));
        return command;
    }

    /** Waits until all services are ready, and returns their addresses by service. */
    Map<String, String> awaitReady() {
        try {
            return reply().facts();
        } catch (DevStackException failure) {
            closeAfter(failure);
            throw failure;
        }
    }

    synchronized void request(ControlMessage request) {
        requests.println(request.line());
        reply();
    }

    private ControlMessage reply() {
        try {
            for (String line = replies.readLine(); line != null; line = replies.readLine()) {
                ControlMessage message = ControlMessage.parse(line);
                if (message.word() == Word.FAILED) {
                    throw new DevStackException(message.text());
                } else if (message.word() != Word.PROGRESS) {
                    return message;
                }
                progress.accept(message.text());
            }
        } catch (IOException cause) {
            throw new DevStackException("The dev stack does not reply any more; its log is " + log + ".", cause);
        }
        throw new DevStackException("The dev stack has ended" + exitCode() + "; its log is " + log + ".");
    }

    long pid() {
        return process.pid();
    }

    private void closeAfter(DevStackException failure) {
        try {
            close();
        } catch (DevStackException second) {
            failure.addSuppressed(second);
        }
    }

    synchronized void close() {
        requests.close();
        if (!awaitEnd()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            stopPostgres();
            throw new DevStackException("The dev stack did not stop within " + STOP_SECONDS
                    + " s and was killed; its log is " + log + ", which ends with: " + lastLogLine());
        }
        if (process.exitValue() != 0) {
            stopPostgres();
        }
    }

    private String lastLogLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.reduce("", (before, line) -> line);
        } catch (IOException | UncheckedIOException unreadable) {
            return "(unreadable: " + unreadable.getMessage() + ")";
        }
    }

    // PostgreSQL detaches from the server and outlives one that was killed.
    private void stopPostgres() {
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE)) {
            // If the lock is held, another stack has started here since, and PostgreSQL belongs to it.
            if (channel.tryLock() != null) {
                new Postmaster(Postmaster.dataIn(directory)).stop();
            }
        } catch (IOException cause) {
            throw new DevStackException(
                    "The PostgreSQL server that the dev stack left running in " + directory + " could not be stopped: "
                            + cause.getMessage() + ".",
                    cause);
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String exitCode() {
        return awaitEnd() ? String.format(Locale.ROOT, " with exit code %d", process.exitValue()) : "";
    }
}
