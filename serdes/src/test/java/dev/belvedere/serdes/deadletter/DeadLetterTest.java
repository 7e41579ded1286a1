package dev.belvedere.serdes.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.registry.Registry;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());

    @Test
    void givesBackAllOfARecordAsItCame() {
        DeadLetter letter = new DeadLetter(
                "orders",
                "shop.public.orders",
                2,
                77,
                1_770_000_000_123L,
                new byte[] {0, 1},
                new byte[] {-1, 0, 1},
                List.of(new DeadLetter.Header("trace", new byte[] {7}), new DeadLetter.Header("empty", null)),
                "corrupt-frame",
                "no frame",
                "Repair the producer.",
                "771");

        assertThat(written(letter)).usingRecursiveComparison().isEqualTo(letter);
    }

    @Test
    void knowsARecordWithoutKeyAndValueFromOneWithEmptyOnes() {
        DeadLetter letter =
                new DeadLetter("orders", "orders", 0, 0, 0, null, new byte[0], List.of(), "c", "r", "d", null);

        DeadLetter written = written(letter);

        assertThat(written.key()).isNull();
        assertThat(written.value()).isEmpty();
        assertThat(written.transaction()).isNull();
    }

    private DeadLetter written(DeadLetter letter) {
        byte[] frame = DeadLetterWriter.of("letters", registry).write(letter);
        return new DeadLetterReader(registry).read(frame);
    }
}
