package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.topology.engine.Copies;
import dev.belvedere.topology.engine.Shard;
import dev.belvedere.topology.engine.View;
import dev.belvedere.topology.engine.ViewStatus;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /health/ready}: whether every view is hydrated, and no copy that this instance is to hold is still to be restored. A load balancer sends reads here
 * only once it is so.
 */
final class GetReady implements Handler {

    /** An instance that joins is given its shards in several turns. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final LocalViews views;

    private final Optional<String> self;
    private Copies lastSeen = new Copies(List.of(), Map.of());
    private long sameSince = System.nanoTime();
    private boolean complete;

    /** @param self how this instance is known to the others */
    GetReady(LocalViews views, Optional<String> self) {
        this.views = views;
        this.self = self;
    }

    @Override
    public void handle(Context request) {
        Parameters.none(request);
        Map<String, ViewStatus> statuses = new LinkedHashMap<>();
        for (View view : views.views()) {
            statuses.put(view.name(), views.status(view));
        }
        if (!views.alive() || !statuses.values().stream().allMatch(ViewStatus::hydrated)) {
            throw notReady("The stream has stopped, or a view is not hydrated yet.", statuses);
        }
        if (!isComplete()) {
            throw notReady(
                    "The copies that this instance is to hold are still being restored, or were a moment ago: GET /v1/shards says which.",
                    statuses);
        }
        request.contentType(ViewJson.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "ready");
            write(statuses, json);
            json.writeEndObject();
        }));
    }

    /**
     * Whether no copy that this instance is to hold has been restored or behind for a while, standby copies too: who restarts one instance after the other would stop
     * the last one that has a shard, or one that others wait for to agree on who holds what. Copies that come later do not count.
     */
    private synchronized boolean isComplete() {
        if (!complete) {
            complete = self.map(this::isSettled).orElse(true);
        }
        return complete;
    }

    private boolean isSettled(String address) {
        long now = System.nanoTime();
        Copies copies = views.copies();
        if (!copies.equals(lastSeen) || !holdsAll(copies, address)) {
            lastSeen = copies;
            sameSince = now;
        }
        boolean alone = copies.instances().equals(List.of(address));
        return holdsAll(copies, address) && (alone || now - sameSince >= SETTLED.toNanos());
    }

    private boolean holdsAll(Copies copies, String address) {
        return copies.instances().contains(address)
                && copies.byShard().entrySet().stream()
                        .filter(shard -> shard.getValue().stream()
                                .anyMatch(copy -> copy.instance().equals(address)))
                        .allMatch(shard -> isRestored(shard.getKey()));
    }

    /** One of which nothing is known counts: a standby copy of an idle shard is known only from the shard's next commit on. */
    private boolean isRestored(Shard shard) {
        return views.restored(shard).isEmpty() && (views.role(shard).isEmpty() || views.hydrated(shard));
    }

    private static ProblemException notReady(String why, Map<String, ViewStatus> statuses) {
        return new ProblemException(
                Problem.unavailable("not-ready", "Not ready", why).with(json -> write(statuses, json)));
    }

    private static void write(Map<String, ViewStatus> statuses, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("views");
        for (Map.Entry<String, ViewStatus> each : statuses.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", each.getKey());
            ViewJson.writeHydration(each.getValue(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
