package dev.belvedere.query.http;

import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Watch;
import dev.belvedere.topology.engine.Copies;
import dev.belvedere.topology.engine.Role;
import dev.belvedere.topology.engine.Shard;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Promise;

/** Has those who follow rows of a shard that another instance keeps active hear that one's stream, passed on as it comes. Thread-safe. */
final class RelayedStreams {

    private static final int OK = 200;

    private final LocalViews views;
    private final Peers peers;
    private final PeerSettings settings;
    private final Executor executor;

    /** @param executor begins to answer once the other instance has */
    RelayedStreams(LocalViews views, Peers peers, PeerSettings settings, Executor executor) {
        this.views = views;
        this.peers = peers;
        this.settings = settings;
        this.executor = executor;
    }

    /**
     * The other instance that keeps these rows' shard active; empty where this one is to tell their changes. Ends with a {@link ProblemException} where rows of
     * several shards are followed, and this instance does not hold them all.
     */
    Optional<String> holder(Context request, Watch watch) {
        List<Shard> missing =
                watch.all().stream().filter(shard -> !views.isActive(shard)).toList();
        if (missing.isEmpty()
                || Forwarded.of(request).isPresent()
                || views.copies().instances().size() <= 1) {
            return Optional.empty();
        }
        if (watch.shards() > 1) {
            throw new ProblemException(notAllHere(missing));
        }
        return views.copies().of(missing.get(0)).stream()
                .filter(copy -> copy.role() == Role.ACTIVE)
                .map(Copies.Copy::instance)
                .filter(instance -> !settings.self().equals(Optional.of(instance)))
                .findFirst();
    }

    private static Problem notAllHere(List<Shard> missing) {
        return Problem.unavailable(
                        "not-held-here",
                        "Not held here",
                        "The changes of a whole view are told by an instance that holds all of it, and other instances hold \"shards\". Follow"
                                + " rows by their key or by an index, which any instance does for any row.")
                .with(json -> Tried.writeShards(missing, json));
    }

    /** Completes when the stream has ended. Fails with a {@link ProblemException} where it cannot begin. */
    CompletableFuture<Void> begin(Context request, String holder, Watch watch, LiveAnswer answer) {
        return peers.follow(holder, Forward.stream(request), settings.timeout())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unreachable(holder, watch)))
                .thenComposeAsync(stream -> passOn(request, stream, answer), executor);
    }

    private ProblemException unreachable(String holder, Watch watch) {
        views.lookAtCopies();
        Tried tried = new Tried(watch.all());
        tried.add(holder, Tried.UNREACHABLE);
        return new ProblemException(tried.problem());
    }

    private CompletableFuture<Void> passOn(Context request, Peers.Stream stream, LiveAnswer answer) {
        if (stream.head().status() != OK) {
            return refuse(request, stream);
        }
        stream.head().relay(request);
        if (request.method().equals(HandlerType.HEAD)) {
            stream.body().fail(new IllegalStateException("only the head was asked for"));
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> ended = answer.begin();
        answer.copy(stream.body());
        return ended;
    }

    /** With the other instance's words; it may have to be found out anew who holds the shard. */
    private CompletableFuture<Void> refuse(Context request, Peers.Stream stream) {
        views.lookAtCopies();
        Promise.Completable<ByteBuffer> body = new Promise.Completable<>();
        Content.Source.asByteBuffer(stream.body(), body);
        Reply head = stream.head();
        return body.thenAcceptAsync(
                bytes -> new Reply(head.instance(), head.status(), head.headers(), BufferUtil.toArray(bytes))
                        .relay(request),
                executor);
    }
}
