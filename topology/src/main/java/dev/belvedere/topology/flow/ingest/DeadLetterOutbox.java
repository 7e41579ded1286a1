package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.deadletter.DeadLetter;

/** Accepts events that were set aside. */
public interface DeadLetterOutbox {

    void send(DeadLetter letter);

    /** An event that was set aside does not matter any more: its row is known again. */
    void settled(String topic, int partition, long offset);
}
