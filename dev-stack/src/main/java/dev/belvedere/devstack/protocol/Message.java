package dev.belvedere.devstack.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of the protocol: a word, and what it is about.
 *
 * @param word what kind of message it is
 * @param text the rest of the line: a sentence, or facts as {@code name=value}, parted by spaces
 */
public record Message(Word word, String text) {

    /** The kinds of messages. */
    public enum Word {
        /** From the server: a step is done; a sentence. May come before any answer. */
        PROGRESS,
        /** From the server: all that was asked for is running; its addresses by service. */
        READY,
        /** From the server: the order was carried out; a sentence. */
        DONE,
        /** From the server: the order was not carried out; a sentence. */
        FAILED,
        /** From the client: start or replace a connector. */
        CAPTURE,
        /** From the client: start one service that was stopped. */
        START,
        /** From the client: stop one service. */
        STOP
    }

    public static Message sentence(Word word, String sentence) {
        return new Message(word, sentence.replaceAll("\\s+", " ").strip());
    }

    public static Message facts(Word word, Map<String, String> facts) {
        return new Message(
                word,
                new TreeMap<>(facts)
                        .entrySet().stream()
                                .map(fact -> fact.getKey() + "=" + encode(fact.getValue()))
                                .collect(Collectors.joining(" ")));
    }

    /** Reads what {@link #line} wrote. */
    public static Message parse(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        return new Message(Word.valueOf(word.toUpperCase(Locale.ROOT)), space < 0 ? "" : line.substring(space + 1));
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

    // Only what would break a line apart: addresses are to stay readable.
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
