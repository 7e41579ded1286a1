package dev.belvedere.devstack.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of the protocol: a word that names the kind of message, and its text.
 *
 * @param text the rest of the line: a sentence, or facts as {@code name=value}, separated by spaces
 */
public record ControlMessage(Word word, String text) {

    /** The kinds of messages. */
    public enum Word {
        /** From the server: a step is done; a sentence. Any number of these may come before a reply. */
        PROGRESS,
        /** From the server: all requested services are running; their addresses by service. */
        READY,
        /** From the server: the request succeeded; a sentence. */
        DONE,
        /** From the server: the request failed; a sentence. */
        FAILED,
        /** From the client: start or replace a connector. */
        CAPTURE,
        /** From the client: start a stopped service. */
        START,
        /** From the client: stop one service. */
        STOP
    }

    public static ControlMessage sentence(Word word, String sentence) {
        return new ControlMessage(word, sentence.replaceAll("\\s+", " ").strip());
    }

    public static ControlMessage facts(Word word, Map<String, String> facts) {
        return new ControlMessage(
                word,
                new TreeMap<>(facts)
                        .entrySet().stream()
                                .map(fact -> fact.getKey() + "=" + encode(fact.getValue()))
                                .collect(Collectors.joining(" ")));
    }

    /** Parses the result of {@link #line}. */
    public static ControlMessage parse(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        return new ControlMessage(
                Word.valueOf(word.toUpperCase(Locale.ROOT)), space < 0 ? "" : line.substring(space + 1));
    }

    public String line() {
        return word.name().toLowerCase(Locale.ROOT) + " " + text;
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (String fact : text.split(" ", -1)) {
            int equals = fact.indexOf('=');
            if (equals > 0) {
                facts.put(fact.substring(0, equals), decode(fact.substring(equals + 1)));
            }
        }
        return facts;
    }

    // Escapes only what would split a line, so that addresses stay readable.
    private static String encode(String value) {
        return value.replace("%", "%25")
                .replace(" ", "%20")
                .replace("\n", "%0A")
                .replace("\r", "%0D");
    }

    private static String decode(String value) {
        return value.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%20", " ")
                .replace("%25", "%");
    }
}
