package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.replica.ChangeFeed;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;

/** The views as far as this instance holds them. Thread-safe; an answer costs one look into a local store and asks nobody else. */
public final class LocalViews {

    private final LocalEngine holdings;

    public LocalViews(LocalEngine holdings) {
        this.holdings = holdings;
    }

    /** Reads from an engine, which stays the caller's to close. */
    public static LocalViews of(Engine engine) {
        return new LocalViews(new EngineAdapter(engine));
    }

    /** The same views, whose reads are refused as {@link Refusal#OVERDUE} once nobody waits for them. */
    public LocalViews within(Deadline patience) {
        return new LocalViews(new DeadlineEngine(holdings, patience));
    }

    /** The views, the same ones for as long as the engine runs. */
    public List<View> views() {
        return holdings.views();
    }

    /** How far a view has got on this instance. */
    public ViewStatus status(View view) {
        return holdings.status(view);
    }

    /** How fresh the shards held here are. */
    public Freshness freshness() {
        return holdings.freshness();
    }

    /** Whether the stream still runs: false once it has failed or was closed. */
    public boolean alive() {
        return holdings.alive();
    }

    /** The row with this key. */
    public ReadResult<Row> row(View view, Row key) {
        byte[] storeKey = view.storeKey(key);
        int shard = view.shardOf(key);
        return unlessRefused(
                new ShardId(view.store(), shard),
                () -> holdings.record(view, shard, storeKey)
                        .then(record -> ReadResult.ofOptional(view.row(storeKey, record))));
    }

    /**
     * Up to {@code limit} rows of a shard in key order; fewer, or even none, do not mean the shard's end: {@link Page#next()} does. Never absent.
     *
     * @param from the store key to start at, inclusive; empty for the shard's beginning
     */
    public ReadResult<Page> page(View view, int shard, Optional<Bytes> from, int limit) {
        byte[] start = from.map(Bytes::get).orElseGet(view::scanFrom);
        return unlessRefused(
                new ShardId(view.store(), shard),
                () -> holdings.range(view, shard, start, view.scanTo(), new PageReader(view::row, limit)));
    }

    /**
     * Up to {@code limit} rows of a walk through an index of the view, in its order; fewer do not mean its end: {@link Page#next()} does.
     * Never absent.
     */
    public ReadResult<Page> page(IndexScan walk, int limit) {
        return unlessRefused(
                new ShardId(walk.index().store(), walk.range().shard()),
                () -> walk.range().isEmpty()
                        ? ReadResult.found(new Page(List.of(), Optional.empty()))
                        : holdings.range(walk, new PageReader(walk.index()::row, limit)));
    }

    /** Whether the changes of rows are known here at all. */
    public boolean keepsChanges() {
        return holdings.changes().kept();
    }

    /**
     * The rows of a watch and then their changes.
     *
     * @param reached where somebody goes on that has followed them before; empty to begin
     */
    public ReadResult<SubscriptionReader> follow(Subscription watch, Optional<SubscriptionPosition> reached) {
        List<ChangeFeed> feeds = new ArrayList<>();
        for (ShardId shard : watch.all()) {
            ReadResult<ChangeFeed> feed = unlessRefused(
                    shard,
                    () -> holdings.changes()
                            .of(shard.store(), shard.number())
                            .map(ReadResult::found)
                            .orElseGet(() -> ReadResult.refused(Refusal.MOVED)));
            if (feed instanceof ReadResult.Refused<ChangeFeed> refused) {
                return ReadResult.refused(refused.reason());
            }
            feed.then(found -> ReadResult.found(feeds.add(found)));
        }
        return ReadResult.found(SubscriptionReader.of(this, watch, feeds, reached));
    }

    ReadResult<SubscriptionPage> page(Subscription watch, int shard, Bytes from, int most) {
        return unlessRefused(
                new ShardId(watch.store(), shard),
                () -> records(watch, shard, from, new SubscriptionPageReader(watch, most)));
    }

    private ReadResult<SubscriptionPage> records(
            Subscription watch, int shard, Bytes from, SubscriptionPageReader reader) {
        if (from.compareTo(watch.to()) >= 0) {
            return ReadResult.found(new SubscriptionPage(new TreeMap<>(), Optional.empty()));
        }
        return watch.index()
                .map(index ->
                        holdings.range(new IndexScan(index, new IndexRange(shard, from, watch.to()), false), reader))
                .orElseGet(() -> holdings.range(
                        watch.view(), shard, from.get(), watch.to().get(), reader));
    }

    /** The role of the copy of a shard that is held here; empty where none is. */
    public Optional<Role> role(ShardId shard) {
        return holdings.role(shard);
    }

    /** Whether the active copy of a shard is held here. */
    public boolean isActive(ShardId shard) {
        return role(shard).equals(Optional.of(Role.ACTIVE));
    }

    /** How much of what a copy here is to be restored from has been read, percent; empty where no copy of the shard is being restored here. */
    public OptionalDouble restored(ShardId shard) {
        return holdings.restored(shard);
    }

    /** Which instances are to hold what: those may hold it not yet, or no longer. */
    public ReplicaMap copies() {
        return holdings.copies();
    }

    /** Has another look at which instances are to hold what, soon: one was found not to. */
    public void lookAtCopies() {
        holdings.lookAtCopies();
    }

    /** Whether a copy that is held here has everything in that was there when the engine started. */
    public boolean hydrated(ShardId shard) {
        return holdings.hydrated(shard);
    }

    // Asked before the store is: what is hydrated now is in by the time the store is read.
    private <T> ReadResult<T> unlessRefused(ShardId shard, Supplier<ReadResult<T>> read) {
        if (!holdings.alive()) {
            return ReadResult.refused(Refusal.CLOSED);
        }
        // Not even a row that is there: its sums may be half loaded. What is not held says so itself.
        return holdings.hydrated(shard) || holdings.role(shard).isEmpty()
                ? read.get()
                : ReadResult.refused(Refusal.HYDRATING);
    }
}
