package dev.belvedere.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Map;

/** The main loop of a {@code WorkerProcess}: reads a command per line, words separated by blanks, and replies to each with a line of JSON. */
public final class WorkerLoop {

    /** The only field of a reply to a command that failed. */
    static final String ERROR = "error";

    private WorkerLoop() {}

    /** Carries out commands. */
    @FunctionalInterface
    public interface Handler {
        /** Carries out one command and returns the reply, which Jackson has to write as an object. */
        Object handle(String[] command) throws Exception;
    }

    /** Prepares a worker before its first command. */
    @FunctionalInterface
    public interface Preparation {
        Handler prepare() throws Exception;
    }

    /** Prepares the worker, sends an empty reply, and handles commands; exits the JVM at the end of the input or when a command fails. */
    public static void run(Preparation preparation) {
        ObjectMapper json = new ObjectMapper();
        PrintStream replies = System.out;
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Handler handler = preparation.prepare();
            replies.println(json.writeValueAsString(Map.of()));
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                replies.println(json.writeValueAsString(handler.handle(command.split(" ", -1))));
            }
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            replies.println("{\"" + ERROR + "\":" + json.getNodeFactory().textNode(String.valueOf(e)) + "}");
            System.exit(1);
        }
    }
}
