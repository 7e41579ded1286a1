package dev.belvedere.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Map;

/** What a {@link Worker} is told: a line is an order, words with blanks between; each is answered with one line of JSON on standard output. */
@FunctionalInterface
public interface Orders {

    /** What an answer has instead of its facts where an order could not be carried out. */
    String ERROR = "error";

    /** The answer to an order: something that Jackson can write as an object. */
    Object carryOut(String[] order) throws Exception;

    /** What happens before the first order. */
    @FunctionalInterface
    interface Preparation {
        Orders prepare() throws Exception;
    }

    /** Prepares, says so with an empty answer, carries out all orders, and ends the process when they end or one of them fails. */
    static void follow(Preparation preparation) {
        ObjectMapper json = new ObjectMapper();
        PrintStream answers = System.out;
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Orders prepared = preparation.prepare();
            answers.println(json.writeValueAsString(Map.of()));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(json.writeValueAsString(prepared.carryOut(order.split(" ", -1))));
            }
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            answers.println("{\"" + ERROR + "\":" + json.getNodeFactory().textNode(String.valueOf(e)) + "}");
            System.exit(1);
        }
    }
}
