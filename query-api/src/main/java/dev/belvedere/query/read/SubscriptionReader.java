package dev.belvedere.query.read;

import dev.belvedere.query.read.SubscriptionPageReader.SubscriptionPage;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.Snapshot;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.replica.RecordChange;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.UnplacedFailures;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a subscription at one snapshot, and then, epoch by epoch, their net changes. It keeps only the subscriber's place: the next events are read when the
 * subscriber can take them, and until then the epochs that it needs are held. One thread at a time.
 */
public final class SubscriptionReader {

    private static final int ROWS_PER_PAGE = 200;
    private static final int CHANGES_PER_TURN = 200;
    private static final int VISITED_PER_TURN = 2_000;

    /** Reads pages of the subscription's rows. */
    interface Pages {

        /** The rows of a shard from a store key on, inclusive. */
        ReadResult<SubscriptionPage> page(int shard, Bytes from, int limit);
    }

    /** A place among the shards of the subscription, by their order, and the store keys of one of them. */
    private record Place(int shard, Bytes next) {}

    /**
     * Epochs whose changes are being told.
     *
     * @param first the first one that has changed something
     * @param end the snapshot at their end
     */
    private record Telling(long first, Snapshot end) {}

    private final Pages pages;
    private final Snapshots snapshots;
    private final Subscription subscription;
    private final List<ShardChanges> changes;
    private final boolean everyEpoch;
    /** By shard, the last epoch that was known to be complete when changes were looked for. */
    private final long[] seen;

    /** What the subscriber has, but for what is being told. */
    private Snapshot reached;

    /** The epoch whose end was told last. */
    private long told;

    /** Where to go on with the first rows; null once they are told. */
    private @Nullable Place reading;

    private @Nullable Telling telling;
    private Place place;
    private boolean endDue;
    private boolean resetDue;

    /** Whether rows have failed, at the end of what is being told, that may belong to the subscription. */
    private boolean failed;

    /** @param changes the changes of the subscription's shards after the snapshot to begin at */
    SubscriptionReader(
            Subscription subscription,
            List<ShardChanges> changes,
            SubscriptionStart start,
            Snapshots snapshots,
            Pages pages) {
        this.pages = pages;
        this.snapshots = snapshots;
        this.subscription = subscription;
        this.changes = changes;
        this.everyEpoch = start.everyEpoch();
        this.seen = new long[changes.size()];
        this.reached = start.snapshot();
        this.place = new Place(0, subscription.from());
        this.resetDue = start.kind() == SubscriptionStart.Kind.RESYNC;
        if (start.kind() == SubscriptionStart.Kind.CHANGES) {
            this.told = reached.epoch();
            this.endDue = everyEpoch;
        } else {
            this.reading = place;
        }
        snapshots.hold(this, reached.epoch());
    }

    /** The next events; none if there are none yet: then {@link #await}. Refused if the subscription cannot go on. */
    public ReadResult<List<RowEvent>> next() {
        if (changes.stream().anyMatch(ShardChanges::isEnded)) {
            return ReadResult.refused(Refusal.MOVED);
        }
        List<RowEvent> events = new ArrayList<>();
        if (resetDue) {
            resetDue = false;
            events.add(new RowEvent.Reset());
        }
        Place rest = reading;
        if (rest == null) {
            follow(events);
        } else {
            Optional<Refusal> refusal = readOn(rest, events);
            if (refusal.isPresent()) {
                return ReadResult.refused(refusal.get());
            }
        }
        if (isKept()) {
            return failed ? ReadResult.refused(Refusal.FAILED) : ReadResult.found(events);
        }
        return ReadResult.refused(changes.stream().anyMatch(ShardChanges::isEnded) ? Refusal.MOVED : Refusal.OUTPACED);
    }

    /** Whether everything that was read of what has changed since the snapshot reached was whole. */
    private boolean isKept() {
        return changes.stream().allMatch(shard -> shard.isKept(reached.epoch()));
    }

    private Optional<Refusal> readOn(Place from, List<RowEvent> events) {
        ReadResult<SubscriptionPage> answer =
                pages.page(subscription.shards().get(from.shard()), from.next(), ROWS_PER_PAGE);
        if (!(answer instanceof ReadResult.Found<SubscriptionPage> page)) {
            boolean forgotten = snapshots
                    .first(reached.epoch())
                    .filter(oldest -> oldest.epoch() == reached.epoch())
                    .isEmpty();
            return Optional.of(
                    forgotten
                            ? Refusal.OUTPACED
                            : answer.fold(found -> Refusal.MOVED, () -> Refusal.MOVED, refusal -> refusal));
        }
        page.value().rows().values().forEach(row -> events.add(new RowEvent.Upsert(row, reached.epoch())));
        Optional<Bytes> next = page.value().next();
        reading = next.isPresent() ? new Place(from.shard(), next.get()) : nextShard(from);
        if (reading == null) {
            end(reached, events);
        }
        return Optional.empty();
    }

    /** The beginning of the next shard; null behind the last one. */
    private @Nullable Place nextShard(Place from) {
        return from.shard() + 1 < changes.size() ? new Place(from.shard() + 1, subscription.from()) : null;
    }

    private void end(Snapshot at, List<RowEvent> events) {
        events.add(new RowEvent.Ended(at));
        told = at.epoch();
        endDue = false;
    }

    private void follow(List<RowEvent> events) {
        for (int visited = 0; visited < VISITED_PER_TURN && events.size() < CHANGES_PER_TURN && isKept(); visited++) {
            if (telling == null && !begin()) {
                endQuiet(events);
                return;
            }
            visited += tell(VISITED_PER_TURN - visited, events);
        }
    }

    /** Begins with the next epochs that have changed something; false if there are none yet. */
    private boolean begin() {
        long upTo = complete();
        long first = changes.stream()
                .map(shard -> shard.first(reached.epoch(), upTo))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min()
                .orElse(Long.MAX_VALUE);
        Optional<Snapshot> end = first > upTo ? Optional.empty() : snapshots.first(first);
        telling = end.filter(snapshot -> snapshot.epoch() <= upTo)
                .map(snapshot -> new Telling(first, snapshot))
                .orElse(null);
        place = new Place(0, subscription.from());
        Telling now = telling;
        failed = now != null && changes.stream().anyMatch(shard -> fails(shard, now.end()));
        return now != null && !failed;
    }

    private boolean fails(ShardChanges shard, Snapshot end) {
        return subscription
                .unplaced()
                .map(UnplacedFailures::storeKey)
                .map(key -> shard.net(reached.epoch(), end.epoch(), key, StoredRecord.following(key)))
                .filter(changed -> changed.hasNext() && changed.next().after() != null)
                .isPresent();
    }

    /** The last epoch whose changes are known of all shards. */
    private long complete() {
        long least = Long.MAX_VALUE;
        for (int shard = 0; shard < seen.length; shard++) {
            seen[shard] = changes.get(shard).complete();
            least = Math.min(least, seen[shard]);
        }
        return least;
    }

    /** Tells of changes, until so many are visited; returns how many were. */
    private int tell(int most, List<RowEvent> events) {
        Telling now = telling;
        Place at = place;
        int visited = 0;
        while (now != null && at != null && visited < most && events.size() < CHANGES_PER_TURN) {
            Iterator<RecordChange> some =
                    changes.get(at.shard()).net(reached.epoch(), now.end().epoch(), at.next(), subscription.to());
            while (some.hasNext() && visited < most && events.size() < CHANGES_PER_TURN) {
                RecordChange change = some.next();
                visited++;
                tell(change, now.first(), events);
                at = new Place(at.shard(), StoredRecord.following(change.storeKey()));
            }
            if (!some.hasNext()) {
                at = nextShard(at);
            }
        }
        if (at != null) {
            place = at;
        } else if (now != null && isKept()) {
            telling = null;
            reach(now.end());
            if (endDue || everyEpoch) {
                end(now.end(), events);
            }
        }
        return visited;
    }

    private void tell(RecordChange change, long epoch, List<RowEvent> events) {
        Optional<Row> before = subscription.row(change.storeKey(), change.before());
        Optional<Row> after = subscription.row(change.storeKey(), change.after());
        // A record changes more often than the row that it holds.
        if (before.equals(after)) {
            return;
        }
        endDue = true;
        events.add(
                after.isPresent()
                        ? new RowEvent.Upsert(after.get(), epoch)
                        : new RowEvent.Delete(before.orElseThrow(), epoch));
    }

    private void reach(Snapshot snapshot) {
        reached = snapshot;
        snapshots.hold(this, snapshot.epoch());
    }

    /** Tells the end of epochs without changes, if that is due. */
    private void endQuiet(List<RowEvent> events) {
        if (!everyEpoch) {
            return;
        }
        quietEnd().ifPresent(this::reach);
        if (endDue || told < reached.epoch()) {
            end(reached, events);
        }
    }

    /** The newest snapshot, if nothing has changed up to it. */
    private Optional<Snapshot> quietEnd() {
        long upTo = complete();
        boolean quiet = telling == null
                && upTo > reached.epoch()
                && changes.stream()
                        .allMatch(shard -> shard.first(reached.epoch(), upTo).isEmpty());
        return quiet ? snapshots.first(upTo).filter(snapshot -> snapshot.epoch() == upTo) : Optional.empty();
    }

    /** The event that tells a subscriber who has long been told nothing that its rows are still those of a newer snapshot; empty if they are not, or it knows. */
    public Optional<RowEvent> heartbeat() {
        if (reading != null || telling != null) {
            return Optional.empty();
        }
        quietEnd().ifPresent(this::reach);
        if (told >= reached.epoch()) {
            return Optional.empty();
        }
        told = reached.epoch();
        return Optional.of(new RowEvent.Ended(reached));
    }

    /** Runs the callback once when there may be more events; false if there may be more already, and then the callback may run or not. */
    public boolean await(Runnable wake) {
        if (reading != null || telling != null) {
            return false;
        }
        // What one shard has behind another one waits for that one.
        long least = Long.MAX_VALUE;
        long most = 0;
        for (long complete : seen) {
            least = Math.min(least, complete);
            most = Math.max(most, complete);
        }
        boolean waits = true;
        for (int shard = 0; shard < seen.length; shard++) {
            waits &= changes.get(shard).await(seen[shard], everyEpoch || most > least, wake);
        }
        return waits;
    }

    /** Ends the subscription: the callback does not run any more. */
    public void close(Runnable wake) {
        snapshots.letGo(this);
        changes.forEach(shard -> shard.forget(wake));
    }
}
