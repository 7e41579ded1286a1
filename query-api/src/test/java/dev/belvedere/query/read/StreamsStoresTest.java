package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of Streams without a broker; reads of a running application are for the integration tests of the engine. */
class StreamsStoresTest {

    private static final byte[] KEY = {1};

    private final KafkaStreams streams = streams();
    private final StreamsStores stores = new StreamsStores(streams);

    private static KafkaStreams streams() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.table("topic", Materialized.as(Stores.inMemoryKeyValueStore("store")));
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.BytesSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return new KafkaStreams(builder.build(), settings);
    }

    @AfterEach
    void close() {
        streams.close(Duration.ZERO);
    }

    @Test
    void refusesAsRestoringBeforeTheApplicationRuns() {
        assertThat(stores.record("store", 0, KEY)).isEqualTo(Answer.refused(Refusal.RESTORING));
    }

    @Test
    void refusesAsClosedOnceTheApplicationIsClosed() {
        streams.close(Duration.ofSeconds(10));

        Answer<Integer> answer = stores.range("store", 0, KEY, new byte[] {2}, records -> 1);

        assertThat(answer).isEqualTo(Answer.refused(Refusal.CLOSED));
    }
}
