package dev.belvedere.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM with this one's class path that does what it is told. It ends with {@link #close}, and also when this process does: its orders then end. Used by
 * one thread.
 */
public final class Worker implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintStream orders;

    private Worker(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(UTF_8);
        this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /**
     * Returns at once; the first answer comes when the worker is ready.
     *
     * @param main which hands over to {@link Orders}
     * @param log where its standard error goes
     */
    public static Worker start(Class<?> main, List<String> javaOptions, Path log, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Worker(
                new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    public <T> T ask(String order, Class<T> answer) throws IOException {
        tell(order);
        return answer(answer);
    }

    public void tell(String order) {
        orders.println(order);
    }

    /** Waits for the next answer. */
    public <T> T answer(Class<T> type) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("{")) {
            // The JVM itself has something to say, of its flight recorder for example.
            line = answers.readLine();
        }
        if (line == null) {
            throw new BenchException("a process has ended; its log is " + log);
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has(Orders.ERROR)) {
            throw new BenchException(
                    "a process could not go on: " + answer.get(Orders.ERROR).asText());
        }
        return JSON.treeToValue(answer, type);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        orders.close();
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
