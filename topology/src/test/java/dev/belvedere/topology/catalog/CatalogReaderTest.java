package dev.belvedere.topology.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

    private static final String TOPIC = "shop.public.lines";
    private static final Schema KEY = SchemaBuilder.record("Key")
            .fields()
            .requiredLong("order_id")
            .requiredInt("line")
            .endRecord();
    private static final Schema ROW = SchemaBuilder.record("Row")
            .fields()
            .requiredLong("order_id")
            .requiredInt("line")
            .requiredString("product")
            .endRecord();

    private final Registry registry = Registry.over(new MockSchemaRegistryClient());

    @Test
    void takesTheKeyOfTheEvents() {
        register();

        Table table = read(List.of()).catalog().tables().get(0);

        assertThat(table.key()).containsExactly(0, 1);
    }

    @Test
    void refusesAKeyThatIsAPartOfTheEventsKey() {
        register();

        assertThat(missing(List.of("order_id")))
                .hasMessageContainingAll("table lines", "[order_id]", "[order_id, line]", "tables.lines.key")
                .extracting(BelvedereException::code)
                .isEqualTo("incomplete-key");
    }

    @Test
    void namesTheSubjectThatTheRegistryDoesNotHave() {
        assertThat(missing(List.of()))
                .hasMessageContainingAll("table lines", TOPIC + "-value", "tables.lines.value-subject")
                .extracting(BelvedereException::code)
                .isEqualTo("unknown-subject");
    }

    private void register() {
        int unused = registry.register(TOPIC + "-key", KEY) + registry.register(TOPIC + "-value", ROW);
    }

    private KnownCatalog read(List<String> key) {
        return new CatalogReader(registry)
                .read(List.of(new TableSource("lines", TOPIC, key, EventFormat.of(TOPIC), false)));
    }

    private BelvedereException missing(List<String> key) {
        return Objects.requireNonNull(read(key).missing().get("lines"));
    }
}
