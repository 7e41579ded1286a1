package dev.belvedere.topology.engine.replica;

import dev.belvedere.topology.state.ShardId;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The changes of the shards of this instance, each of which may take an equal share of the memory. Thread-safe. */
public final class LocalChangeFeeds implements ChangeFeeds {

    private final Map<Integer, String> stores;

    private final Map<ShardId, ChangeFeed> feeds = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final long bytes;
    private final Executor waking;

    /**
     * @param stores that readers read, by the ordinals of their assemblies
     * @param bytes of all changes kept together; 0 keeps none
     * @param waking wakes those who wait for changes
     */
    public LocalChangeFeeds(Map<Integer, String> stores, long bytes, Executor waking) {
        this.stores = Map.copyOf(stores);
        this.bytes = bytes;
        this.waking = waking;
    }

    /** The feed of a shard that is active here now; null where nobody can follow it. */
    @Nullable
    public ChangeFeed held(int assembly, int shard) {
        String store = stores.get(assembly);
        if (store == null || !kept()) {
            return null;
        }
        ChangeFeed feed = new ChangeFeed(random.nextLong(), this::share, waking);
        feeds.put(new ShardId(store, shard), feed);
        return feed;
    }

    /** The shard is no longer active here. */
    public void gone(int assembly, int shard) {
        String store = stores.get(assembly);
        ChangeFeed feed = store == null ? null : feeds.remove(new ShardId(store, shard));
        if (feed != null) {
            feed.gone();
        }
    }

    private long share() {
        return bytes / Math.max(1, feeds.size());
    }

    @Override
    public boolean kept() {
        return bytes > 0;
    }

    @Override
    public Optional<ChangeFeed> of(String store, int shard) {
        return Optional.ofNullable(feeds.get(new ShardId(store, shard)));
    }
}
