package dev.belvedere.query.http.live;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.peer.EventId;
import dev.belvedere.query.peer.EventStreamParser;
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

/** Writes what a client is told that follows rows, as server-sent events. Thread-safe. */
public final class EventWriter {

    static final String CONTENT_TYPE = "text/event-stream";
    public static final String CURRENT = "current";
    public static final String CLOSED = "closed";
    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final String UPSERT = "upsert";
    private static final String DELETE = "delete";
    private static final String RESET = "reset";

    private static final byte[] NOTHING = Json.bytes(json -> {
        json.writeStartObject();
        json.writeEndObject();
    });
    private static final byte[] WHY_RESET = Json.bytes(json -> {
        json.writeStartObject();
        json.writeStringField(
                "reason",
                "The changes after the event that you have are not known to this instance, or no longer. All rows follow anew: forget those that you have.");
        json.writeEndObject();
    });

    private final Subscription watch;
    private final RowJson rows;
    private final List<Integer> keyColumns;
    private final RowJson keys;

    EventWriter(ServedView served, Subscription watch) {
        View view = served.view();
        this.watch = watch;
        this.rows = served.json();
        this.keyColumns = Stream.concat(
                        watch.index().map(ViewIndex::columns).orElse(List.of()).stream(), view.key().stream())
                .distinct()
                .toList();
        this.keys = new RowJson(
                new RowType(keyColumns.stream().map(view.columns()::column).toList()));
    }

    byte[] of(List<RowEvent> events) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        events.forEach(event -> write(event, text));
        return text.toByteArray();
    }

    private void write(RowEvent event, ByteArrayOutputStream text) {
        String id = EventId.of(watch, event.progress());
        if (event instanceof RowEvent.Upsert upsert) {
            write(UPSERT, id, rows.bytes(upsert.row()), text);
        } else if (event instanceof RowEvent.Delete delete) {
            Row row = delete.row();
            write(DELETE, id, keys.bytes(row.project(keyColumns)), text);
        } else if (event instanceof RowEvent.Reset) {
            reset(id, text);
        } else {
            current(id, text);
        }
    }

    /** All rows follow anew. */
    static void reset(String id, ByteArrayOutputStream text) {
        write(RESET, id, WHY_RESET, text);
    }

    /** All rows have been told. */
    static void current(String id, ByteArrayOutputStream text) {
        write(CURRENT, id, NOTHING, text);
    }

    /** An event that another instance has written. */
    static void write(EventStreamParser.Event event, String id, ByteArrayOutputStream text) {
        write(event.name(), id, event.data().getBytes(StandardCharsets.UTF_8), text);
    }

    /** The end of the events, and why. Without an id: the client goes on from the last event that it has. */
    static byte[] closed(Problem problem) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        write(CLOSED, "", problem.bytes(), text);
        return text.toByteArray();
    }

    private static void write(String event, String id, byte[] data, ByteArrayOutputStream text) {
        line("event: " + event, text);
        if (!id.isEmpty()) {
            line("id: " + id, text);
        }
        // A value of type json keeps its line breaks, which here would end the data; a client puts them together again.
        new String(data, StandardCharsets.UTF_8).lines().forEach(each -> line("data: " + each, text));
        line("", text);
    }

    private static void line(String line, ByteArrayOutputStream text) {
        text.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        text.write('\n');
    }
}
