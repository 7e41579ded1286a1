package dev.belvedere.query.read;

import dev.belvedere.query.read.SubscriptionPageReader.SubscriptionPage;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.UnplacedFailures;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads of the views from the replicas of this instance. Thread-safe; a read costs one look into a local store and asks no other instance. */
public final class LocalViews {

    /** No epoch has this number. */
    private static final long NONE = -1;

    private final LocalEngine engine;
    private final Optional<Snapshot> snapshot;
    private final Optional<Deadline> deadline;

    public LocalViews(LocalEngine engine) {
        this(engine, Optional.empty(), Optional.empty());
    }

    private LocalViews(LocalEngine engine, Optional<Snapshot> snapshot, Optional<Deadline> deadline) {
        this.engine = engine;
        this.snapshot = snapshot;
        this.deadline = deadline;
    }

    /** Reads from an engine, which remains the caller's to close. */
    public static LocalViews of(Engine engine) {
        return new LocalViews(new EngineAdapter(engine));
    }

    /** The same views, whose reads are refused as {@link Refusal#OVERDUE} once the deadline has passed. */
    public LocalViews within(Deadline newDeadline) {
        return new LocalViews(engine, snapshot, Optional.of(newDeadline));
    }

    /** The same views, read at one snapshot. Otherwise each read is of the newest one at which this instance can read the shard. */
    public LocalViews at(Snapshot newSnapshot) {
        return new LocalViews(engine, Optional.of(newSnapshot), deadline);
    }

    /** The views, the same ones for as long as the engine runs. */
    public List<View> views() {
        return engine.views();
    }

    /** The views that are defined and not served, with the reasons. */
    public List<RefusedView> refusedViews() {
        return engine.refusedViews();
    }

    /** The hydration and lag of the views, which advance together. */
    public ViewStatus status() {
        return engine.status();
    }

    /** The snapshots at which this instance's shards can be read. */
    public Snapshots snapshots() {
        return engine.snapshots();
    }

    /** A token of what a source database had committed when its log ended at a position. */
    public SyncToken committed(String database, long lsn) {
        return engine.committed(database, lsn);
    }

    /** How many rows lack an event that was set aside, by table, in the newest snapshot. */
    public Map<String, Long> incomplete() {
        return engine.snapshots().latest(List.of()).map(Snapshot::incomplete).orElse(Map.of());
    }

    /** What stands still, and why. */
    public List<Stall> stalls() {
        return engine.stalls();
    }

    /** Whether the stream still runs: false once it has failed or was closed. */
    public boolean alive() {
        return engine.alive();
    }

    /** The row with this key. */
    public ReadResult<Row> row(View view, Row key) {
        byte[] storeKey = view.storeKey(key);
        int shard = view.shardOf(key);
        return read(
                view,
                shard,
                records -> records.record(view, shard, storeKey)
                        .fold(
                                found -> ReadResult.ofOptional(view.row(storeKey, found)),
                                () -> ReadResult.ofOptional(rowWithoutRecord(view, storeKey)),
                                ReadResult::refused));
    }

    /** Why rows of a view, or of an index of it, have failed that may have any key; empty if there are none, or none can be read. */
    public Optional<String> failure(View view) {
        Optional<String> ofView = firstReadable(view.store(), view.shards())
                .flatMap(shard -> reason(
                        view.unplaced(),
                        unlessRefused(shard, records -> UnplacedLookup.of(records, view, shard.number()))));
        return ofView.or(() -> view.indexes().stream()
                .flatMap(index -> firstReadable(index.store(), view.shards())
                        .flatMap(shard -> reason(
                                index.unplaced(),
                                unlessRefused(shard, records -> UnplacedLookup.of(records, index, shard.number()))))
                        .stream())
                .findFirst());
    }

    /** All shards keep the same reasons. */
    private Optional<ShardId> firstReadable(String store, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(number -> new ShardId(store, number))
                .filter(this::isReadable)
                .findFirst();
    }

    private static Optional<String> reason(Optional<UnplacedFailures> failures, ReadResult<byte[]> record) {
        return record.fold(found -> failures.map(of -> of.reason(found)), Optional::empty, refusal -> Optional.empty());
    }

    /** An aggregate without GROUP BY has its row even if nothing is stored. */
    private static Optional<Row> rowWithoutRecord(View view, byte[] storeKey) {
        return view.keysOverNothing().stream()
                .filter(key -> Arrays.equals(view.storeKey(key), storeKey))
                .findFirst()
                .flatMap(key -> view.row(storeKey, null));
    }

    /**
     * Up to {@code limit} rows of a shard in key order; fewer, or even none, do not mean the end of the shard: {@link Page#next()} does. Found or refused.
     *
     * @param from the record to start at, inclusive; empty for the shard's beginning
     */
    public ReadResult<Page> page(View view, int shard, Optional<ScanKey> from, int limit) {
        byte[] start = from.map(key -> key.beginning().get()).orElseGet(view::scanFrom);
        byte[] end = view.scanTo();
        List<Bytes> always = keysOverNothing(view, shard, Bytes.wrap(start), Bytes.wrap(end));
        PageReader reader = new PageReader(view::row, from, limit);
        return read(
                view,
                shard,
                records -> records.range(
                        view, shard, start, end, stored -> reader.apply(new RowsOverNothing(always, stored))));
    }

    /** The store keys of a shard, in their order, that have a row even where nothing is stored. */
    private static List<Bytes> keysOverNothing(View view, int shard, Bytes from, Bytes to) {
        return view.keysOverNothing().stream()
                .filter(key -> shard == view.shardOf(key))
                .map(key -> Bytes.wrap(view.storeKey(key)))
                .filter(key -> key.compareTo(from) >= 0 && key.compareTo(to) < 0)
                .sorted()
                .toList();
    }

    /** The records of a shard with one more for each key that has a row and no record. */
    private static final class RowsOverNothing implements Iterator<StoredRecord> {
        private final Deque<Bytes> keys;
        private final Iterator<StoredRecord> stored;
        private @Nullable StoredRecord next;

        RowsOverNothing(List<Bytes> keys, Iterator<StoredRecord> stored) {
            this.keys = new ArrayDeque<>(keys);
            this.stored = stored;
            this.next = nextStored();
        }

        @Override
        public boolean hasNext() {
            return next != null || !keys.isEmpty();
        }

        @Override
        public StoredRecord next() {
            Bytes key = keys.peek();
            StoredRecord record = next;
            if (key == null || (record != null && record.key().compareTo(key) <= 0)) {
                if (record == null) {
                    throw new NoSuchElementException();
                }
                if (record.key().equals(key)) {
                    keys.remove();
                }
                next = nextStored();
                return record;
            }
            keys.remove();
            return new StoredRecord(key, null);
        }

        private @Nullable StoredRecord nextStored() {
            return stored.hasNext() ? stored.next() : null;
        }
    }

    /**
     * Up to {@code limit} rows of an index scan, in its order; fewer do not mean its end: {@link Page#next()} does. Found or refused.
     *
     * @param from the record to start at, inclusive; empty for the beginning of the scan
     */
    public ReadResult<Page> page(IndexScan scan, Optional<ScanKey> from, int limit) {
        IndexScan rest = from.map(scan::from).orElse(scan);
        return read(
                scan.index(),
                scan.range().shard(),
                records -> rest.range().isEmpty()
                        ? ReadResult.found(new Page(List.of(), Optional.empty()))
                        : records.range(
                                rest,
                                new PageReader(
                                        (key, value) -> scan.index().row(key, Objects.requireNonNull(value)),
                                        from,
                                        limit)));
    }

    /** The rows of a subscription, and then their changes; empty if a shard is not active here, or not everything is known that has changed after the snapshot. */
    public Optional<SubscriptionReader> subscribe(Subscription subscription, SubscriptionStart start) {
        List<ShardChanges> changes = new ArrayList<>();
        for (ShardId shard : subscription.all()) {
            engine.changes(shard, start.snapshot().epoch()).ifPresent(changes::add);
        }
        LocalViews rows = at(start.snapshot());
        return changes.size() < subscription.shards().size()
                ? Optional.empty()
                : Optional.of(new SubscriptionReader(
                        subscription,
                        changes,
                        start,
                        engine.snapshots(),
                        (shard, from, limit) -> rows.page(subscription, shard, from, limit)));
    }

    /** Why this instance cannot read some of these shards now, whatever the snapshot; empty if it may. */
    public Optional<Refusal> refusal(List<ShardId> shards) {
        return shards.stream().flatMap(shard -> refusal(shard).stream()).findFirst();
    }

    private Optional<Refusal> refusal(ShardId shard) {
        if (!engine.alive()) {
            return Optional.of(Refusal.CLOSED);
        }
        // Not even an existing row: its sums may be half loaded. The store itself refuses shards that are not here.
        return !engine.hydrated() && engine.role(shard).isPresent() ? Optional.of(Refusal.HYDRATING) : Optional.empty();
    }

    private ReadResult<SubscriptionPage> page(Subscription subscription, int shard, Bytes from, int limit) {
        Function<RecordStore, ReadResult<SubscriptionPage>> page = records -> from.compareTo(subscription.to()) >= 0
                ? ReadResult.found(new SubscriptionPage(new TreeMap<>(), Optional.empty()))
                : range(records, subscription, shard, from, new SubscriptionPageReader(subscription, limit));
        return subscription
                .index()
                .map(index -> read(index, shard, page))
                .orElseGet(() -> read(subscription.view(), shard, page));
    }

    private static ReadResult<SubscriptionPage> range(
            RecordStore records,
            Subscription subscription,
            int shard,
            Bytes from,
            Function<Iterator<StoredRecord>, SubscriptionPage> reader) {
        Bytes to = subscription.to();
        List<Bytes> always = keysOverNothing(subscription.view(), shard, from, to);
        return subscription
                .index()
                .map(index -> records.range(new IndexScan(index, new IndexRange(shard, from, to), false), reader))
                .orElseGet(() -> records.range(
                        subscription.view(),
                        shard,
                        from.get(),
                        to.get(),
                        stored -> reader.apply(new RowsOverNothing(always, stored))));
    }

    /** The role of this instance's replica of a shard; empty if there is none. */
    public Optional<Role> role(ShardId shard) {
        return engine.role(shard);
    }

    /** Whether this instance has the active replica of a shard. */
    public boolean isActive(ShardId shard) {
        return role(shard).equals(Optional.of(Role.ACTIVE));
    }

    /** How much of its changelog a restoring replica has read, percent; empty if no replica of the shard is being restored here. */
    public OptionalDouble restored(ShardId shard) {
        return engine.restored(shard);
    }

    /** The assignment of replicas to instances, which they may not have taken up yet. */
    public ReplicaMap replicaMap() {
        return engine.replicaMap();
    }

    /** Reads the assignment anew, soon, because an instance was found not to have what it is assigned. */
    public void refreshReplicaMap() {
        engine.refreshReplicaMap();
    }

    /** Whether this instance can read a shard. */
    public boolean isReadable(ShardId shard) {
        return engine.hydrated() && engine.snapshots().latest(List.of(shard)).isPresent();
    }

    private <T> ReadResult<T> read(View view, int shard, Function<RecordStore, ReadResult<T>> read) {
        return unlessRefused(
                new ShardId(view.store(), shard),
                records ->
                        UnplacedLookup.unlessFound(UnplacedLookup.of(records, view, shard), () -> read.apply(records)));
    }

    private <T> ReadResult<T> read(ViewIndex index, int shard, Function<RecordStore, ReadResult<T>> read) {
        return unlessRefused(
                new ShardId(index.store(), shard),
                records -> UnplacedLookup.unlessFound(
                        UnplacedLookup.of(records, index, shard), () -> read.apply(records)));
    }

    private <T> ReadResult<T> unlessRefused(ShardId shard, Function<RecordStore, ReadResult<T>> read) {
        Optional<Refusal> refusal = refusal(shard);
        if (refusal.isPresent()) {
            return ReadResult.refused(refusal.get());
        }
        long epoch = snapshot.or(() -> engine.snapshots().latest(List.of(shard)))
                .map(Snapshot::epoch)
                .orElse(NONE);
        RecordStore records = engine.records(epoch);
        return read.apply(deadline.<RecordStore>map(end -> new DeadlineRecordStore(records, end))
                .orElse(records));
    }
}
