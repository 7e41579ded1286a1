package dev.belvedere.topology.engine;

import dev.belvedere.topology.flow.ChangeListener;
import dev.belvedere.topology.flow.Names;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The changes of the shards of this instance, each of which may take an equal share of the memory. Thread-safe. */
final class ChangeBoard implements ChangeListener, Changes {

    private record Shard(String store, int number) {}

    /** The stores of views and indexes, by the ordinals of their assemblies. */
    private final Map<Integer, String> stores;

    private final Map<Shard, ChangeFeed> feeds = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final long bytes;
    private final Executor waking;

    /**
     * @param bytes of all changes kept together; 0 keeps none
     * @param waking wakes those who wait for changes
     */
    ChangeBoard(Blueprint blueprint, long bytes, Executor waking) {
        Map<Integer, String> all = blueprint.plan().assemblies().stream()
                .collect(Collectors.toMap(assembly -> assembly.ordinal(), Names::store));
        this.stores = blueprint.views().stream()
                .flatMap(view -> ((PlannedView) view).assemblies().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), all::get));
        this.bytes = bytes;
        this.waking = waking;
    }

    @Override
    public ShardChanges held(int assembly, int shard) {
        String store = stores.get(assembly);
        if (store == null || !kept()) {
            return ShardChanges.NONE;
        }
        ChangeFeed feed = new ChangeFeed(random.nextLong(), this::share, waking);
        ChangeFeed earlier = feeds.put(new Shard(store, shard), feed);
        if (earlier != null) {
            earlier.gone();
        }
        return feed;
    }

    private long share() {
        return bytes / Math.max(1, feeds.size());
    }

    @Override
    public void gone(int assembly, int shard) {
        String store = stores.get(assembly);
        ChangeFeed feed = store == null ? null : feeds.remove(new Shard(store, shard));
        if (feed != null) {
            feed.gone();
        }
    }

    @Override
    public boolean kept() {
        return bytes > 0;
    }

    @Override
    public Optional<ChangeFeed> of(String store, int shard) {
        return Optional.ofNullable(feeds.get(new Shard(store, shard)));
    }
}
