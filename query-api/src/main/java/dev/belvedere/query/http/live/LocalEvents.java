package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.RowEvent;
import dev.belvedere.query.read.SubscriptionReader;
import dev.belvedere.topology.engine.view.View;
import java.util.List;

/** Of rows that this instance holds. */
final class LocalEvents implements EventSource {

    private final View view;
    private final SubscriptionReader rows;
    private final EventWriter text;
    private final ReadProblems refusals;

    LocalEvents(View view, SubscriptionReader rows, EventWriter text, ReadProblems refusals) {
        this.view = view;
        this.rows = rows;
        this.text = text;
        this.refusals = refusals;
    }

    @Override
    public byte[] next() {
        ReadResult<List<RowEvent>> events = rows.next();
        return text.of(refusals.foundOrRefused(view, events));
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
