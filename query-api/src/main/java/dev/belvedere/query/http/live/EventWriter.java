package dev.belvedere.query.http.live;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.peer.EventNames;
import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.read.RowEvent;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Writes the events of a subscription as server-sent events. Thread-safe. */
final class EventWriter {

    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = Json.bytes(json -> {
        json.writeStartObject();
        json.writeEndObject();
    });
    private static final byte[] REASON_OF_RESYNC = Json.bytes(json -> {
        json.writeStartObject();
        json.writeStringField(
                "reason",
                "This instance does not know the changes after your last event, or no longer. A full resync follows: discard the rows that you have.");
        json.writeEndObject();
    });

    private final Subscription subscription;
    private final RowJson rows;
    private final List<Integer> keyColumns;
    private final RowJson keys;

    /** @param rows writes the rows of the view */
    EventWriter(Subscription subscription, RowJson rows) {
        View view = subscription.view();
        this.subscription = subscription;
        this.rows = rows;
        this.keyColumns = Stream.concat(
                        subscription.index().map(ViewIndex::columns).orElse(List.of()).stream(), view.key().stream())
                .distinct()
                .toList();
        this.keys = new RowJson(
                new RowType(keyColumns.stream().map(view.columns()::column).toList()));
    }

    byte[] bytes(List<RowEvent> events) {
        Cases cases = new Cases();
        events.forEach(event -> event.accept(cases));
        return cases.text.toByteArray();
    }

    private final class Cases implements RowEvent.Cases {

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        @Override
        public void upsert(RowEvent.Upsert event) {
            write(EventNames.UPSERT, id(event), rows.bytes(event.row()), text);
        }

        @Override
        public void delete(RowEvent.Delete event) {
            Row row = event.row();
            write(EventNames.DELETE, id(event), keys.bytes(row.project(keyColumns)), text);
        }

        @Override
        public void current(RowEvent.Current event) {
            EventWriter.current(id(event), text);
        }

        @Override
        public void reset(RowEvent.Reset event) {
            EventWriter.reset(id(event), text);
        }

        private String id(RowEvent event) {
            return EventId.of(subscription, event.position());
        }
    }

    /** Announces a full resync. */
    static void reset(String id, ByteArrayOutputStream text) {
        write(EventNames.RESET, id, REASON_OF_RESYNC, text);
    }

    /** Announces that all existing rows have been sent. */
    static void current(String id, ByteArrayOutputStream text) {
        write(EventNames.CURRENT, id, NOTHING, text);
    }

    /** Passes on an event of another instance under an id of this one. */
    static void write(Event event, String id, ByteArrayOutputStream text) {
        write(event.name(), id, event.data().getBytes(StandardCharsets.UTF_8), text);
    }

    /** The last event, with the reason. It has no id, so that a client resumes from the event before. */
    static byte[] closed(Problem problem) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        write(EventNames.CLOSED, "", problem.bytes(), text);
        return text.toByteArray();
    }

    private static void write(String event, String id, byte[] data, ByteArrayOutputStream text) {
        line("event: " + event, text);
        if (!id.isEmpty()) {
            line("id: " + id, text);
        }
        // A value of type json keeps its line breaks, which would end the data here; clients join data lines with line
        // breaks.
        new String(data, StandardCharsets.UTF_8).lines().forEach(each -> line("data: " + each, text));
        line("", text);
    }

    private static void line(String line, ByteArrayOutputStream text) {
        text.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        text.write('\n');
    }
}
