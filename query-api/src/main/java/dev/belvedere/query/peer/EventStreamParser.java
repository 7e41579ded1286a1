package dev.belvedere.query.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Parses the server-sent events that instances write, however they are cut into pieces. One thread at a time. */
public final class EventStreamParser {

    /**
     * An event.
     *
     * @param id empty if it has none
     */
    public record Event(String name, String id, String data) {}

    private static final String NAME = "event: ";
    private static final String ID = "id: ";
    private static final String DATA = "data: ";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String name = "";
    private String id = "";
    private StringJoiner data = new StringJoiner("\n");

    /** The events that end in the next piece, without comments. */
    List<Event> read(ByteBuffer piece) {
        List<Event> events = new ArrayList<>();
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                end(line.toString(StandardCharsets.UTF_8), events);
                line.reset();
            } else {
                line.write(next);
            }
        }
        return events;
    }

    private void end(String text, List<Event> events) {
        if (text.startsWith(NAME)) {
            name = text.substring(NAME.length());
        } else if (text.startsWith(ID)) {
            id = text.substring(ID.length());
        } else if (text.startsWith(DATA)) {
            data.add(text.substring(DATA.length()));
        } else if (text.isEmpty() && !name.isEmpty()) {
            events.add(new Event(name, id, data.toString()));
            name = "";
            id = "";
            data = new StringJoiner("\n");
        }
    }
}
