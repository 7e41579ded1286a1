package dev.belvedere.bench.drill.bank.read;

import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.waiting.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Learns from responses which accounts are in the same shard. Thread-safe. */
final class ShardsOfAccounts {

    private static final Waiting ASKING = Waiting.every(Duration.ofMillis(200)).atMost(Duration.ofMinutes(1));

    private final Map<String, List<Long>> accounts = new ConcurrentHashMap<>();

    /**
     * Asks for the shard of some accounts.
     *
     * @throws BenchException if there is no answer for a minute
     */
    static ShardsOfAccounts learn(BankClient client, URI instance, List<Long> keys) {
        ShardsOfAccounts shards = new ShardsOfAccounts();
        for (long key : keys) {
            if (!ASKING.until(() -> shards.learn(client, instance, key))) {
                throw new BenchException("account " + key + " cannot be read at " + instance);
            }
        }
        return shards;
    }

    private boolean learn(BankClient client, URI instance, long key) {
        try {
            BankReply reply = client.get(BankUrl.row(instance, BankView.ACCOUNT_OVERVIEW, key), Map.of());
            reply.shard()
                    .ifPresent(shard -> accounts.computeIfAbsent(shard, first -> new ArrayList<>())
                            .add(key));
            return true;
        } catch (UnavailableException | WrongReplyException e) {
            return false;
        }
    }

    /** Returns accounts of one random shard; fewer if it has not so many. */
    List<Long> some(int count, Random random) {
        List<String> shards = List.copyOf(accounts.keySet());
        List<Long> all = Objects.requireNonNull(accounts.get(shards.get(random.nextInt(shards.size()))));
        return random.ints(count, 0, all.size()).distinct().mapToObj(all::get).toList();
    }
}
