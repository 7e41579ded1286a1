package dev.belvedere.topology.flow.topic;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.catalog.Table;

/** A table's topic is not the one that its rows came from. */
public final class ForeignTopicException extends BelvedereException {

    private ForeignTopicException(String code, String message) {
        super(code, message, null);
    }

    static ForeignTopicException recreated(Table table) {
        return new ForeignTopicException(
                "topic-recreated",
                at(table)
                        + " was deleted and created again since the views were built, so that rows which are gone would"
                        + " stay in them. Build the views anew: give the deployment another name (application), start it,"
                        + " and delete the topics and the state of the old one.");
    }

    static ForeignTopicException partitionsAdded(Table table, String before, int now) {
        return new ForeignTopicException(
                "partitions-added",
                at(table) + " had " + before + " partitions when the views were built and has " + now
                        + ", so that new events of a row may be in another partition than its old ones, and the row would count"
                        + " twice. Create a topic with " + now
                        + " partitions, take a new snapshot into it, and name it in"
                        + " tables." + table.name() + ".topic with another name of the deployment (application).");
    }

    /** Refuses an event from a partition that the topic did not have when the engine started. */
    public static ForeignTopicException newPartition(String topic, int partition) {
        return new ForeignTopicException(
                "partitions-added",
                "topic " + topic + " got partition " + partition
                        + " while the engine was running, so that new events of a row"
                        + " may be in another partition than its old ones, and the row would count twice. Create a topic"
                        + " with the new number of partitions and take a new snapshot into it.");
    }

    private static String at(Table table) {
        return "table " + table.name() + ": topic " + table.topic();
    }
}
