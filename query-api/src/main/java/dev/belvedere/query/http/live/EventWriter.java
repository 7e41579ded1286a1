package dev.belvedere.query.http.live;

import dev.belvedere.query.http.json.IncompleteRows;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.http.problem.FailedRows;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.peer.EpochId;
import dev.belvedere.query.peer.EventNames;
import dev.belvedere.query.peer.EventStreamParser.Event;
import dev.belvedere.query.read.RowEvent;
import dev.belvedere.query.read.Subscription;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the events of a subscription as server-sent events. Only the end of an epoch has an id, the token of its snapshot: a client that comes back has exactly the rows
 * of that snapshot, and what it was told behind it is told again. Between instances, each event has the number of its epoch, too. Thread-safe.
 */
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

    private final View view;
    private final RowJson rows;
    private final List<Integer> keyColumns;
    private final RowJson keys;
    private final FailedRows failed;
    private final boolean forInstance;

    /**
     * @param rows writes the rows of the view
     * @param forInstance whether another instance reads the events
     */
    EventWriter(Subscription subscription, RowJson rows, boolean forInstance) {
        this.view = subscription.view();
        this.forInstance = forInstance;
        this.rows = rows;
        this.keyColumns = Stream.concat(
                        subscription.index().map(ViewIndex::columns).orElse(List.of()).stream(), view.key().stream())
                .distinct()
                .toList();
        this.failed = new FailedRows(view, keyColumns);
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
            Row row = event.row();
            if (row.failure() == null) {
                write(EventNames.UPSERT, id(event.epoch()), rows.bytes(row), text);
            } else {
                write(EventNames.FAILED, id(event.epoch()), failed.event(row), text);
            }
        }

        @Override
        public void delete(RowEvent.Delete event) {
            Row row = event.row();
            write(EventNames.DELETE, id(event.epoch()), keys.bytes(row.project(keyColumns)), text);
        }

        @Override
        public void epoch(RowEvent.Ended event) {
            String token = event.snapshot().token().text();
            String id = forInstance ? EpochId.of(event.snapshot().epoch(), token) : token;
            write(EventNames.EPOCH, id, completeness(event.snapshot()), text);
        }

        @Override
        public void reset(RowEvent.Reset event) {
            EventWriter.reset(text);
        }

        private String id(long epoch) {
            return forInstance ? EpochId.of(epoch) : "";
        }
    }

    /** Announces a full resync. */
    static void reset(ByteArrayOutputStream text) {
        write(EventNames.RESET, "", REASON_OF_RESYNC, text);
    }

    /** Passes on the end of an epoch, of which another instance has told. */
    static void epoch(String token, String data, ByteArrayOutputStream text) {
        write(EventNames.EPOCH, token, data.getBytes(StandardCharsets.UTF_8), text);
    }

    /** Says how many rows behind the view lack an event that was set aside, if any do. */
    private byte[] completeness(Snapshot snapshot) {
        long incomplete = IncompleteRows.of(view, snapshot.incomplete());
        return incomplete == 0
                ? NOTHING
                : Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeNumberField("incomplete", incomplete);
                    json.writeEndObject();
                });
    }

    /** Passes on a row's event of another instance. */
    static void write(Event event, ByteArrayOutputStream text) {
        write(event.name(), "", event.data().getBytes(StandardCharsets.UTF_8), text);
    }

    /** The last event, with the reason. It has no id, so that a client resumes from the last end of an epoch. */
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
