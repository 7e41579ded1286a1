package dev.belvedere.bench.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** The process of one contestant. It ends when its standard input does, or with the first order that it cannot carry out. */
public final class ContestantMain {

    /** What an answer has instead of its facts where an order could not be carried out. */
    public static final String ERROR = "error";

    private ContestantMain() {}

    /**
     * Runs one contestant.
     *
     * @param arguments the file with the {@link ContestantSettings}
     */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        PrintStream answers = System.out;
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Session session = new Session(json.readValue(Path.of(arguments[0]).toFile(), ContestantSettings.class));
            answers.println(json.writeValueAsString(Map.of()));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(json.writeValueAsString(session.carryOut(order.split(" ", -1))));
            }
            System.exit(0);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            answers.println(json.writeValueAsString(Map.of(ERROR, String.valueOf(e))));
            System.exit(1);
        }
    }
}
