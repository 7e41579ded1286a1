package dev.belvedere.topology.streams;

/** Names stores and internal topics. The names must never change for a deployment that exists. */
public final class StreamsNames {

    /** The number of the stage that takes in the tables. */
    public static final int TABLES = 0;

    private StreamsNames() {}

    /** Returns the name of a stage's store. */
    public static String store(int stage) {
        return stage == TABLES ? "tables" : "stage-" + stage;
    }

    /** Returns the name of the topic by which one stage sends to another. */
    public static String exchange(String application, int from, int to) {
        return application + "-exchange-" + from + "-" + to;
    }

    /** Returns the name of the topic by which the ingest tasks of a table tell each other of TRUNCATE. */
    public static String truncates(String application) {
        return application + "-truncates";
    }

    /** Returns the name of the topic of requests to settle events that were set aside. */
    public static String repairs(String application) {
        return application + "-repairs";
    }

    /** Returns the name of the topic of events that were set aside. */
    public static String deadLetters(String application) {
        return application + "-dead-letters";
    }

    /** Returns the name of the topic of decisions about epochs. */
    public static String epochs(String application) {
        return application + "-epochs";
    }

    /** Returns the name of the topic in which stages report what they have committed. */
    public static String reports(String application) {
        return application + "-reports";
    }

    /** Returns the name of the topic that Kafka Streams uses as a store's changelog. */
    public static String changelog(String application, String store) {
        return application + "-" + store + "-changelog";
    }
}
