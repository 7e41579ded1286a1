package dev.belvedere.bench.engine.dsl;

import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.candidate.SummaryRow;
import dev.belvedere.bench.engine.candidate.SummaryView;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.shop.OrderKey;
import dev.belvedere.shop.OrderSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of the DSL's application, read from the store of the key's partition. */
final class DslView implements SummaryView {

    private final String topic;
    private final Serializer<OrderKey> keys;
    private final List<ReadOnlyKeyValueStore<OrderKey, OrderSummary>> partitions;

    DslView(KafkaStreams streams, AvroSerdes serdes, CandidateSettings settings) {
        this.topic = ShopTopics.topic(settings.name(), "orders");
        this.keys = serdes.<OrderKey>key().serializer();
        this.partitions = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> streams.store(StoreQueryParameters.fromNameAndType(
                                DslTopology.VIEW, QueryableStoreTypes.<OrderKey, OrderSummary>keyValueStore())
                        .withPartition(partition)))
                .toList();
    }

    @Override
    public @Nullable SummaryRow row(long order) {
        OrderKey key = new OrderKey(order);
        int partition = Utils.toPositive(Utils.murmur2(keys.serialize(topic, key))) % partitions.size();
        OrderSummary summary = partitions.get(partition).get(key);
        return summary == null ? null : row(summary);
    }

    @Override
    public @Nullable SummaryRow firstRefused(Predicate<SummaryRow> accept) {
        List<KeyValueIterator<OrderKey, OrderSummary>> open = new ArrayList<>();
        try {
            partitions.forEach(partition -> open.add(partition.all()));
            for (KeyValueIterator<OrderKey, OrderSummary> stored : open) {
                while (stored.hasNext()) {
                    SummaryRow row = row(stored.next().value);
                    if (!accept.test(row)) {
                        return row;
                    }
                }
            }
            return null;
        } finally {
            open.forEach(KeyValueIterator::close);
        }
    }

    private static SummaryRow row(OrderSummary summary) {
        return new SummaryRow(summary.getId(), summary.getName(), summary.getTotal());
    }
}
