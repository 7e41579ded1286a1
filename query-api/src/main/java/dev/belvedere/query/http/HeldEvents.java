package dev.belvedere.query.http;

import dev.belvedere.query.read.Answer;
import dev.belvedere.query.read.LiveEvent;
import dev.belvedere.query.read.LiveRows;
import dev.belvedere.topology.engine.View;
import java.util.List;

/** Of rows that this instance holds. */
final class HeldEvents implements LiveEvents {

    private final View view;
    private final LiveRows rows;
    private final EventText text;
    private final Refusals refusals;

    HeldEvents(View view, LiveRows rows, EventText text, Refusals refusals) {
        this.view = view;
        this.rows = rows;
        this.text = text;
        this.refusals = refusals;
    }

    @Override
    public byte[] next() {
        Answer<List<LiveEvent>> events = rows.next();
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
