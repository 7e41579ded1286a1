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
 * Reads the rows of a subscription and then their changes, without a gap and never going back. It keeps only the subscriber's position: the next events
 * are read when the subscriber can take them. One thread at a time.
 *
 * <p>Rows are read a page at a time. Which of the concurrent changes a page contains is unknown, but all that it can contain are known afterwards: the
 * last change of each row, applied to the page, makes it the state at one number of the shard's changes. Until a page is read, changes behind it are
 * skipped, because the page will contain them.
 */
public final class SubscriptionReader {

    private static final int ROWS_PER_PAGE = 200;
    private static final int CHANGES_PER_TURN = 200;

    /** Reads pages of the subscription's rows. */
    interface Pages {

        /** The rows of a shard from a store key on, inclusive. */
        ReadResult<SubscriptionPage> page(int shard, Bytes from, int limit);
    }

    /** A page, and a number above those of all changes that it can contain. */
    private record Read(SubscriptionPage page, long below) {}

    private final Pages pages;
    private final Subscription subscription;
    private final List<ChangeFeed> feeds;
    private final List<Optional<ShardPosition>> positions;
    /** The index of the first shard whose rows are not all read; the number of shards once all are. */
    private int reading;

    private @Nullable Read read;
    private boolean resetDue;
    private boolean currentDue = true;

    private SubscriptionReader(Subscription subscription, List<ChangeFeed> feeds, Pages pages) {
        this.pages = pages;
        this.subscription = subscription;
        this.feeds = feeds;
        this.positions = new ArrayList<>(Collections.nCopies(feeds.size(), Optional.empty()));
    }

    /**
     * Begins with the rows, or goes on at a position if the changes after it are known, and with a full resync otherwise.
     *
     * @param reached the subscriber's position; empty to begin
     */
    static SubscriptionReader of(
            Subscription subscription, List<ChangeFeed> feeds, Optional<SubscriptionPosition> reached, Pages pages) {
        SubscriptionReader reader = new SubscriptionReader(subscription, feeds, pages);
        reached.ifPresent(reader::resume);
        return reader;
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
        skipReadShards();
        currentDue = isReading();
    }

    private void skipReadShards() {
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

    /** Whether a subscriber that has come back receives a full resync. */
    public boolean isReset() {
        return resetDue;
    }

    /** The next events; none if there are none yet: then {@link #await}. Refused if the subscription cannot go on. */
    public ReadResult<List<RowEvent>> next() {
        List<RowEvent> events = new ArrayList<>();
        if (resetDue) {
            resetDue = false;
            events.add(new RowEvent.Reset(position()));
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
            events.add(new RowEvent.Current(position()));
        }
        return ReadResult.found(events);
    }

    private Optional<Refusal> readOn(List<RowEvent> events) {
        ChangeFeed feed = feeds.get(reading);
        if (positions.get(reading).isEmpty()) {
            positions.set(
                    reading,
                    Optional.of(new ShardPosition(feed.incarnation(), feed.next(), Optional.of(subscription.from()))));
        }
        if (read == null) {
            Bytes from = position(reading).reading().orElseThrow();
            ReadResult<SubscriptionPage> answer =
                    pages.page(subscription.shards().get(reading), from, ROWS_PER_PAGE);
            if (!(answer instanceof ReadResult.Found<SubscriptionPage> page)) {
                return Optional.of(answer.fold(found -> Refusal.MOVED, () -> Refusal.MOVED, refusal -> refusal));
            }
            // Asked after the page is read: a change that it contains had begun before.
            read = new Read(page.value(), feed.begun());
        }
        if (feed.isGone()) {
            return Optional.of(Refusal.MOVED);
        }
        return feed.next() < read.below || merge(read, feed, events) ? Optional.empty() : Optional.of(Refusal.OUTPACED);
    }

    /** Emits the page in the state before the first change that it cannot contain; false if its changes are no longer known. */
    private boolean merge(Read ofPage, ChangeFeed feed, List<RowEvent> events) {
        Bytes begin = position(reading).reading().orElseThrow();
        Bytes end = ofPage.page.next().orElse(subscription.to());
        Optional<List<RecordChange>> seen = changes(feed, ofPage.below);
        if (seen.isEmpty()) {
            return false;
        }
        SortedMap<Bytes, Row> rows = ofPage.page.rows();
        for (RecordChange change : seen.get()) {
            Bytes at = change.storeKey();
            if (at.compareTo(begin) < 0) {
                emit(reading, change, events);
            } else if (at.compareTo(end) < 0) {
                row(change, change.after()).ifPresentOrElse(row -> rows.put(at, row), () -> rows.remove(at));
            }
        }
        move(
                reading,
                position(reading).at(Math.max(ofPage.below, position(reading).next())));
        rows.forEach((at, row) -> {
            move(reading, position(reading).reading(Optional.of(StoredRecord.following(at))));
            events.add(new RowEvent.Upsert(row, position()));
        });
        read = null;
        move(reading, position(reading).reading(ofPage.page.next()));
        skipReadShards();
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

    /** Emits the next changes of a shard whose rows are all read; false if they are no longer known. */
    private boolean follow(int shard, long below, List<RowEvent> events) {
        ChangeFeed feed = feeds.get(shard);
        long next = position(shard).next();
        if (next == below) {
            return true;
        }
        Optional<List<RecordChange>> changes = feed.from(next, CHANGES_PER_TURN);
        changes.ifPresent(some -> some.forEach(change -> emit(shard, change, events)));
        return changes.isPresent();
    }

    private void emit(int shard, RecordChange change, List<RowEvent> events) {
        move(shard, position(shard).at(change.number() + 1));
        if (!subscription.contains(change.storeKey())) {
            return;
        }
        Optional<Row> before = row(change, change.before());
        Optional<Row> after = row(change, change.after());
        // A record changes more often than the row that it holds.
        if (before.equals(after)) {
            return;
        }
        events.add(
                after.isPresent()
                        ? new RowEvent.Upsert(after.get(), position())
                        : new RowEvent.Delete(before.orElseThrow(), position()));
    }

    private Optional<Row> row(RecordChange change, byte @Nullable [] record) {
        return subscription.row(change.storeKey(), record);
    }

    private SubscriptionPosition position() {
        return new SubscriptionPosition(positions);
    }

    /** Runs the callback once when there may be more events; false if there may be more already, and then the callback may run or not. */
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

    /** Ends the subscription: the callback does not run any more. */
    public void close(Runnable wake) {
        feeds.forEach(feed -> feed.forget(wake));
    }
}
