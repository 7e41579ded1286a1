package dev.belvedere.topology.flow;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.topology.flow.ingest.DeadLetterOutbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events that were set aside: all of them, and those that still matter. */
final class LetterBox implements DeadLetterOutbox {

    private record Place(String topic, int partition, long offset) {}

    private final List<DeadLetter> all = new ArrayList<>();
    private final Map<Place, DeadLetter> open = new LinkedHashMap<>();

    @Override
    public void send(DeadLetter letter) {
        all.add(letter);
        open.put(new Place(letter.topic(), letter.partition(), letter.offset()), letter);
    }

    @Override
    public void settled(String topic, int partition, long offset) {
        open.remove(new Place(topic, partition, offset));
    }

    List<DeadLetter> all() {
        return List.copyOf(all);
    }

    List<DeadLetter> open() {
        return List.copyOf(open.values());
    }
}
