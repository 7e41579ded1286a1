package dev.belvedere.topology.streams;

import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.IngestPlan;

/** The names of stores and exchanges, which are also the names of their topics. They may never change for a deployment that runs. */
public final class StreamsNames {

    private static final String INGEST = "ingest";

    private StreamsNames() {}

    /** The store that keeps the last image of a table's rows. */
    public static String store(IngestPlan plan) {
        return INGEST + "." + plan.table().name();
    }

    /** The store of an assembly. */
    public static String store(AssemblyPlan plan) {
        return plan.name();
    }

    /** The exchange from the tables to an assembly. */
    public static String exchangeFromIngest(AssemblyPlan to) {
        return exchange(INGEST, to.name());
    }

    /** The exchange between two assemblies. */
    public static String exchange(AssemblyPlan from, AssemblyPlan to) {
        return exchange(from.name(), to.name());
    }

    private static String exchange(String from, String to) {
        return from + "-to-" + to;
    }

    /** The topic in which the ingest tasks of a table tell each other of TRUNCATE. */
    public static String truncatesTopic(String application, IngestPlan plan) {
        return application + "-" + store(plan) + "-truncates";
    }

    /** The topic in which shards ask the ingest tasks of a table for marks. */
    public static String markRequestsTopic(String application, IngestPlan plan) {
        return application + "-" + store(plan) + "-mark-requests";
    }

    /** The topic that Streams keeps an exchange in. */
    public static String exchangeTopic(String application, String exchange) {
        return application + "-" + exchange + "-repartition";
    }

    /** The topic that Streams keeps a store's changes in. */
    public static String changelogTopic(String application, String store) {
        return application + "-" + store + "-changelog";
    }
}
