package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.RowEvent;
import dev.belvedere.query.read.SubscriptionReader;
import dev.belvedere.topology.engine.view.View;
import java.util.List;

/** The events of a subscription to replicas of this instance. */
final class LocalEvents implements EventSource {

    private final View view;
    private final SubscriptionReader rows;
    private final EventWriter writer;
    private final ReadProblems problems;

    LocalEvents(View view, SubscriptionReader rows, EventWriter writer, ReadProblems problems) {
        this.view = view;
        this.rows = rows;
        this.writer = writer;
        this.problems = problems;
    }

    @Override
    public Batch next() {
        ReadResult<List<RowEvent>> events = rows.next();
        return events.fold(
                found -> Batch.of(writer.bytes(found)),
                () -> Batch.of(new byte[0]),
                refusal -> Batch.end(problems.of(refusal, view)));
    }

    @Override
    public byte[] heartbeat() {
        return rows.heartbeat().map(event -> writer.bytes(List.of(event))).orElse(EventWriter.HEARTBEAT);
    }

    @Override
    public boolean await(Runnable wake) {
        return rows.await(wake);
    }

    @Override
    public void close(Runnable wake) {
        rows.close(wake);
    }
}
