package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.ChangeFeed;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.Freshness;
import dev.belvedere.topology.engine.IndexRange;
import dev.belvedere.topology.engine.View;
import dev.belvedere.topology.engine.ViewStatus;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;

/** The views as far as this instance holds them. Thread-safe; an answer costs one look into a local store and asks nobody else. */
public final class LocalViews {

    private final Holdings holdings;

    public LocalViews(Holdings holdings) {
        this.holdings = holdings;
    }

    /** Reads from an engine, which stays the caller's to close. */
    public static LocalViews of(Engine engine) {
        return new LocalViews(new EngineHoldings(engine));
    }

    /** The same views, whose reads are refused as {@link Refusal#OVERDUE} once nobody waits for them. */
    public LocalViews within(Patience patience) {
        return new LocalViews(new PatientHoldings(holdings, patience));
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
    public Answer<Row> row(View view, Row key) {
        byte[] storeKey = view.storeKey(key);
        return unlessRefused(
                view,
                () -> holdings.record(view, view.shardOf(key), storeKey)
                        .then(record -> Answer.ofOptional(view.row(storeKey, record))));
    }

    /**
     * Up to {@code limit} rows of a shard in key order; fewer, or even none, do not mean the shard's end: {@link Page#next()} does. Never absent.
     *
     * @param from the store key to start at, inclusive; empty for the shard's beginning
     */
    public Answer<Page> page(View view, int shard, Optional<Bytes> from, int limit) {
        byte[] start = from.map(Bytes::get).orElseGet(view::scanFrom);
        return unlessRefused(
                view, () -> holdings.range(view, shard, start, view.scanTo(), new PageReader(view::row, limit)));
    }

    /**
     * Up to {@code limit} rows of a walk through an index of the view, in its order; fewer do not mean its end: {@link Page#next()} does.
     * Never absent.
     */
    public Answer<Page> page(View view, IndexWalk walk, int limit) {
        return unlessRefused(
                view,
                () -> walk.range().isEmpty()
                        ? Answer.found(new Page(List.of(), Optional.empty()))
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
    public Answer<LiveRows> follow(Watch watch, Optional<Progress> reached) {
        return unlessRefused(watch.view(), () -> {
            List<ChangeFeed> feeds = IntStream.range(watch.firstShard(), watch.firstShard() + watch.shards())
                    .mapToObj(shard -> holdings.changes().of(watch.store(), shard))
                    .flatMap(Optional::stream)
                    .toList();
            return feeds.size() == watch.shards()
                    ? Answer.found(LiveRows.of(this, watch, feeds, reached))
                    : Answer.refused(Refusal.MOVED);
        });
    }

    Answer<WatchedPage> page(Watch watch, int shard, Bytes from, int most) {
        return unlessRefused(watch.view(), () -> records(watch, shard, from, new WatchedPageReader(watch, most)));
    }

    private Answer<WatchedPage> records(Watch watch, int shard, Bytes from, WatchedPageReader reader) {
        if (from.compareTo(watch.to()) >= 0) {
            return Answer.found(new WatchedPage(new TreeMap<>(), Optional.empty()));
        }
        return watch.index()
                .map(index ->
                        holdings.range(new IndexWalk(index, new IndexRange(shard, from, watch.to()), false), reader))
                .orElseGet(() -> holdings.range(
                        watch.view(), shard, from.get(), watch.to().get(), reader));
    }

    // Asked before the store is: what is hydrated now is in by the time the store is read.
    private <T> Answer<T> unlessRefused(View view, Supplier<Answer<T>> read) {
        if (!holdings.alive()) {
            return Answer.refused(Refusal.CLOSED);
        }
        // Not even a row that is there: its sums may be half loaded.
        return holdings.hydrated(view) ? read.get() : Answer.refused(Refusal.HYDRATING);
    }
}
