package dev.belvedere.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.bench.measure.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM with the class path of this one, which carries out commands. It stops at {@link #close}, and also when this process ends, because its input
 * ends then. Used by one thread.
 */
public final class WorkerProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final BufferedReader replies;
    private final PrintStream commands;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.replies = process.inputReader(UTF_8);
        this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /**
     * Starts a worker and returns at once; its first reply comes when it is ready.
     *
     * @param main a main class that calls {@link WorkerLoop#run}
     * @param log the file for its standard error
     */
    public static WorkerProcess start(Class<?> main, List<String> javaOptions, Path log, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new WorkerProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    /** Sends a command and waits for its reply. */
    public <T> T ask(String command, Class<T> reply) throws IOException {
        send(command);
        return reply(reply);
    }

    /** Sends a command whose reply {@link #reply} returns. */
    public void send(String command) {
        commands.println(command);
    }

    /**
     * Waits for the next reply.
     *
     * @throws BenchException if the command failed or the process has ended
     */
    public <T> T reply(Class<T> type) throws IOException {
        String line = replies.readLine();
        while (line != null && !line.startsWith("{")) {
            // Output of the JVM itself, for example of its flight recorder.
            line = replies.readLine();
        }
        if (line == null) {
            throw new BenchException("a worker process has ended; its log is " + log);
        }
        JsonNode reply = JSON.readTree(line);
        if (reply.has(WorkerLoop.ERROR)) {
            throw new BenchException("a worker process has failed: "
                    + reply.get(WorkerLoop.ERROR).asText());
        }
        return JSON.treeToValue(reply, type);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
