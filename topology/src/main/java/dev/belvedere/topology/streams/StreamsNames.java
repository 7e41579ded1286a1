package dev.belvedere.topology.streams;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;

/** Names stores, exchanges and internal topics. The names must never change for a deployment that exists. */
public final class StreamsNames {

    private static final String INGEST = "ingest";

    private StreamsNames() {}

    /** Returns the name of the store of a table's row images. */
    public static String store(IngestPlan plan) {
        return INGEST + "." + plan.table().name();
    }

    /** Returns the name of an assembly's store. */
    public static String store(AssemblyPlan plan) {
        return plan.name();
    }

    /** Returns the name of the exchange from the tables to an assembly. */
    public static String exchangeFromIngest(AssemblyPlan to) {
        return exchange(INGEST, to.name());
    }

    /** Returns the name of the exchange between two assemblies. */
    public static String exchange(AssemblyPlan from, AssemblyPlan to) {
        return exchange(from.name(), to.name());
    }

    private static String exchange(String from, String to) {
        return from + "-to-" + to;
    }

    /** Returns the name of the topic of TRUNCATE messages between the ingest tasks of a table. */
    public static String truncatesTopic(String application, IngestPlan plan) {
        return application + "-" + store(plan) + "-truncates";
    }

    /** Returns the name of the topic in which shards request marks from the ingest tasks of a table. */
    public static String markRequestsTopic(String application, IngestPlan plan) {
        return application + "-" + store(plan) + "-mark-requests";
    }

    /** Returns the name of the topic that Kafka Streams uses for an exchange. */
    public static String exchangeTopic(String application, String exchange) {
        return application + "-" + exchange + "-repartition";
    }

    /** Returns the name of the topic that Kafka Streams uses as a store's changelog. */
    public static String changelogTopic(String application, String store) {
        return application + "-" + store + "-changelog";
    }
}
