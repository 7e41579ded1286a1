package dev.belvedere.topology.engine;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.topology.engine.freshness.TopicEnds;
import dev.belvedere.topology.epoch.Sources;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up where the table topics end: when created, periodically, and on demand. Thread-safe. */
final class TopicEndsUpdater {

    private static final Logger LOG = LoggerFactory.getLogger(TopicEndsUpdater.class);

    private final Broker broker;
    private final Sources sources;
    private final Executor executor;
    private final TopicEnds ends;

    /** @param executor runs looks on demand, which block */
    TopicEndsUpdater(Broker broker, Sources sources, Executor executor) {
        this.broker = broker;
        this.sources = sources;
        this.executor = executor;
        this.ends = new TopicEnds(look());
    }

    TopicEnds ends() {
        return ends;
    }

    /** Adds the current ends. If the broker does not answer, lag is measured against the last ones; the stream itself notices a missing broker. */
    void update() {
        try {
            ends.add(look());
        } catch (BelvedereException e) {
            LOG.atWarn().addKeyValue("code", e.code()).log("cannot see where the table topics end: {}", e.getMessage());
        }
    }

    /** Looks up the ends now. Fails if the broker does not answer. */
    CompletableFuture<TopicEnds.Look> lookNow() {
        return CompletableFuture.supplyAsync(
                () -> {
                    ends.add(look());
                    return ends.newest();
                },
                executor);
    }

    private TopicEnds.Look look() {
        long now = System.currentTimeMillis();
        return new TopicEnds.Look(now, broker.ends(sources));
    }
}
