package dev.belvedere.query.read;

import dev.belvedere.query.read.SubscriptionPosition.ShardPosition;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.replica.ChangeFeed;
import dev.belvedere.topology.engine.replica.ChangeFeed.RecordChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the rows of a watch, and then through their changes, without gap and without going back. Nothing is kept for the reader but
 * where they are: they take what is next when they can. One thread at a time.
 *
 * <p>Rows are read a page at a time. Which of the changes made meanwhile a page has seen is not known, but all that it can have seen are known
 * afterwards: the last of them, put over the page, makes it the state at one number of the shard's changes. Until a page is read, changes behind it are
 * left out, since it will see them.
 */
public final class SubscriptionReader {

    private static final int ROWS_PER_PAGE = 200;
    private static final int CHANGES_AT_ONCE = 200;

    /** A page, and the number below which all changes are that it can have seen. */
    private record Read(SubscriptionPage page, long below) {}

    private final LocalViews views;
    private final Subscription watch;
    private final List<ChangeFeed> feeds;
    private final List<Optional<ShardPosition>> positions;
    /** The first shard of the watch whose rows are not all read; their number once all are. */
    private int reading;

    private @Nullable Read read;
    private boolean resetDue;
    private boolean currentDue = true;

    private SubscriptionReader(LocalViews views, Subscription watch, List<ChangeFeed> feeds) {
        this.views = views;
        this.watch = watch;
        this.feeds = feeds;
        this.positions = new ArrayList<>(Collections.nCopies(feeds.size(), Optional.empty()));
    }

    /**
     * Begins with the rows that there are, or goes on where somebody has got.
     *
     * @param reached empty to begin
     */
    static SubscriptionReader of(
            LocalViews views, Subscription watch, List<ChangeFeed> feeds, Optional<SubscriptionPosition> reached) {
        SubscriptionReader rows = new SubscriptionReader(views, watch, feeds);
        reached.ifPresent(rows::resume);
        return rows;
    }

    private void resume(SubscriptionPosition reached) {
        for (int shard = 0; shard < feeds.size(); shard++) {
            ChangeFeed feed = feeds.get(shard);
            boolean known = reached.shards()
                    .get(shard)
                    .map(position -> feed.incarnation() == position.incarnation()
                            && feed.from(position.next(), 0).isPresent())
                    .orElse(true);
            if (!known) {
                resetDue = true;
                return;
            }
        }
        for (int shard = 0; shard < feeds.size(); shard++) {
            positions.set(shard, reached.shards().get(shard));
        }
        turn();
        currentDue = isReading();
    }

    /** To the next shard whose rows are not all read. */
    private void turn() {
        while (isReading() && isRead(reading)) {
            reading++;
        }
    }

    private boolean isReading() {
        return reading < feeds.size();
    }

    private boolean isRead(int shard) {
        return positions.get(shard).filter(ShardPosition::isRead).isPresent();
    }

    /** Whether somebody has come back who is told all rows anew. */
    public boolean isReset() {
        return resetDue;
    }

    /** What is next; empty where nothing is: then {@link #await}. Refused where this cannot go on. */
    public ReadResult<List<RowEvent>> next() {
        List<RowEvent> events = new ArrayList<>();
        if (resetDue) {
            resetDue = false;
            events.add(new RowEvent.Reset(progress()));
        }
        for (int shard = 0; shard < feeds.size(); shard++) {
            if (!isRead(shard)) {
                continue;
            }
            if (feeds.get(shard).isGone()) {
                return ReadResult.refused(Refusal.MOVED);
            }
            if (!follow(shard, feeds.get(shard).next(), events)) {
                return ReadResult.refused(Refusal.OUTPACED);
            }
        }
        Optional<Refusal> refusal = isReading() ? readOn(events) : Optional.empty();
        if (refusal.isPresent()) {
            return ReadResult.refused(refusal.get());
        }
        if (!isReading() && currentDue) {
            currentDue = false;
            events.add(new RowEvent.Current(progress()));
        }
        return ReadResult.found(events);
    }

    private Optional<Refusal> readOn(List<RowEvent> events) {
        ChangeFeed feed = feeds.get(reading);
        if (positions.get(reading).isEmpty()) {
            positions.set(
                    reading,
                    Optional.of(new ShardPosition(feed.incarnation(), feed.next(), Optional.of(watch.from()))));
        }
        if (read == null) {
            Bytes from = position(reading).reading().orElseThrow();
            ReadResult<SubscriptionPage> answer =
                    views.page(watch, watch.shards().get(reading), from, ROWS_PER_PAGE);
            if (!(answer instanceof ReadResult.Found<SubscriptionPage> page)) {
                return Optional.of(answer.fold(found -> Refusal.MOVED, () -> Refusal.MOVED, refusal -> refusal));
            }
            // Only now: what the page has seen was begun before.
            read = new Read(page.value(), feed.begun());
        }
        if (feed.isGone()) {
            return Optional.of(Refusal.MOVED);
        }
        return feed.next() < read.below || merge(read, feed, events) ? Optional.empty() : Optional.of(Refusal.OUTPACED);
    }

    /** Tells the page as it is at the number below which its changes are; false where those are not known any more. */
    private boolean merge(Read ofPage, ChangeFeed feed, List<RowEvent> events) {
        Bytes begin = position(reading).reading().orElseThrow();
        Bytes end = ofPage.page.next().orElse(watch.to());
        Optional<List<RecordChange>> seen = changes(feed, ofPage.below);
        if (seen.isEmpty()) {
            return false;
        }
        SortedMap<Bytes, Row> rows = ofPage.page.rows();
        for (RecordChange change : seen.get()) {
            Bytes at = change.storeKey();
            if (at.compareTo(begin) < 0) {
                tell(reading, change, events);
            } else if (at.compareTo(end) < 0) {
                row(change, change.after()).ifPresentOrElse(row -> rows.put(at, row), () -> rows.remove(at));
            }
        }
        move(
                reading,
                position(reading).at(Math.max(ofPage.below, position(reading).next())));
        rows.forEach((at, row) -> {
            move(reading, position(reading).reading(Optional.of(Subscription.following(at))));
            events.add(new RowEvent.Upsert(row, progress()));
        });
        read = null;
        move(reading, position(reading).reading(ofPage.page.next()));
        turn();
        return true;
    }

    private ShardPosition position(int shard) {
        return positions.get(shard).orElseThrow();
    }

    private void move(int shard, ShardPosition to) {
        positions.set(shard, Optional.of(to));
    }

    private Optional<List<RecordChange>> changes(ChangeFeed feed, long below) {
        long next = position(reading).next();
        return feed.from(next, (int) Math.min(Integer.MAX_VALUE, Math.max(0, below - next)));
    }

    /** Tells changes of a shard that is read to its end; false where they are not known any more. */
    private boolean follow(int shard, long below, List<RowEvent> events) {
        ChangeFeed feed = feeds.get(shard);
        long next = position(shard).next();
        if (next == below) {
            return true;
        }
        Optional<List<RecordChange>> changes = feed.from(next, CHANGES_AT_ONCE);
        changes.ifPresent(some -> some.forEach(change -> tell(shard, change, events)));
        return changes.isPresent();
    }

    private void tell(int shard, RecordChange change, List<RowEvent> events) {
        move(shard, position(shard).at(change.number() + 1));
        if (!watch.contains(change.storeKey())) {
            return;
        }
        Optional<Row> before = row(change, change.before());
        Optional<Row> after = row(change, change.after());
        // An entry changes more often than the row that it holds.
        if (before.equals(after)) {
            return;
        }
        events.add(
                after.isPresent()
                        ? new RowEvent.Upsert(after.get(), progress())
                        : new RowEvent.Delete(before.orElseThrow(), progress()));
    }

    private Optional<Row> row(RecordChange change, byte @Nullable [] record) {
        return record == null ? Optional.empty() : watch.row(change.storeKey(), record);
    }

    private SubscriptionPosition progress() {
        return new SubscriptionPosition(positions);
    }

    /** Has something run once, when there may be more; false where there may be more already, and then it may run or not. */
    public boolean await(Runnable wake) {
        boolean waits = true;
        for (int shard = 0; shard < feeds.size(); shard++) {
            if (isRead(shard)) {
                waits &= feeds.get(shard).await(position(shard).next(), wake);
            }
        }
        if (isReading()) {
            waits &= read != null && feeds.get(reading).await(read.below - 1, wake);
        }
        return waits;
    }

    /** Wakes nobody any more. */
    public void close(Runnable wake) {
        feeds.forEach(feed -> feed.forget(wake));
    }
}
