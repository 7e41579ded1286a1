package dev.belvedere.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.bench.contestant.ContestantMain;
import dev.belvedere.bench.contestant.ContestantSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contestant's JVM. It ends with {@link #close}, and also when this process does: its orders then end. */
final class ContestantProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintStream orders;

    private ContestantProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(UTF_8);
        this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /** Returns at once; the first answer comes when the contestant is running. */
    static ContestantProcess start(ContestantSettings settings, Path folder, Course course) throws IOException {
        Path file = folder.resolve("settings.json");
        Path log = folder.resolve("log");
        JSON.writeValue(file.toFile(), settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + course.heap);
        command.addAll(course.javaOptions);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ContestantMain.class.getName(), file.toString()));
        return new ContestantProcess(
                new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
    }

    <T> T ask(String order, Class<T> answer) throws IOException {
        tell(order);
        return answer(answer);
    }

    void tell(String order) {
        orders.println(order);
    }

    /** Waits for the next answer. */
    <T> T answer(Class<T> type) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("{")) {
            // The JVM itself has something to say, of its flight recorder for example.
            line = answers.readLine();
        }
        if (line == null) {
            throw new BenchException("a contestant has ended; its log is " + log);
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has(ContestantMain.ERROR)) {
            throw new BenchException("a contestant could not go on: "
                    + answer.get(ContestantMain.ERROR).asText());
        }
        return JSON.treeToValue(answer, type);
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
