package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The change feeds of the shards that are active on this instance. The feeds share one bound of memory in equal parts. Thread-safe. */
public final class LocalChangeFeeds implements ChangeFeeds {

    private final Set<String> readStores;
    private final Map<ShardId, ChangeFeed> feeds = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final long maxBytes;
    private final Executor waking;

    /**
     * @param readStores the stores that are read: others have no feeds
     * @param maxBytes the bound of all retained changes together; 0 disables feeds
     * @param waking runs the callbacks of waiting readers
     */
    public LocalChangeFeeds(Set<String> readStores, long maxBytes, Executor waking) {
        this.readStores = Set.copyOf(readStores);
        this.maxBytes = maxBytes;
        this.waking = waking;
    }

    /** Begins the feed of a shard that becomes active here. Returns null if the shard has none. */
    @Nullable
    ChangeFeed activated(ShardId shard) {
        if (!readStores.contains(shard.store()) || !kept()) {
            return null;
        }
        ChangeFeed feed = new ChangeFeed(random.nextLong(), this::share, waking);
        feeds.put(shard, feed);
        return feed;
    }

    /** Ends the feed of a shard that is no longer active here. */
    void deactivated(ShardId shard) {
        ChangeFeed feed = feeds.remove(shard);
        if (feed != null) {
            feed.gone();
        }
    }

    private long share() {
        return maxBytes / Math.max(1, feeds.size());
    }

    @Override
    public boolean kept() {
        return maxBytes > 0;
    }

    @Override
    public Optional<ChangeFeed> of(String store, int shard) {
        return Optional.ofNullable(feeds.get(new ShardId(store, shard)));
    }
}
