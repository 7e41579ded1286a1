package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What change data capture does to people, one by one: users of a shop, as Debezium sends them, and what the views make of it. */
class CaptureTest {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";

    @Test
    void countsADeletionAndItsTombstoneOnce() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(2, users.upsert("c", 11, 2, "Ann"));

        users.send(1, users.envelopes().event("d", 12));
        users.send(1, null);

        assertThat(users.countsByName()).isEqualTo(Map.of("Ann", 1L));
    }

    @Test
    void countsEventsThatComeAgainOnce() {
        CapturedUsers users = CapturedUsers.in(1);
        byte[] first = users.upsert("c", 10, 1, "Ann");
        byte[] second = users.upsert("u", 11, 1, "Bob");
        users.send(1, first);
        users.send(1, second);

        users.send(1, first);
        users.send(1, second);

        assertThat(users.countsByName()).isEqualTo(Map.of("Bob", 1L));
    }

    @Test
    void movesARowWhosePrimaryKeyChanged() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        users.send(1, users.envelopes().event("d", 12));
        users.send(1, null);
        users.send(2, users.upsert("c", 12, 2, "Ann"));

        assertThat(users.rows()).isEqualTo(Map.of(2L, "Ann"));
        assertThat(users.countsByName()).isEqualTo(Map.of("Ann", 1L));
    }

    @Test
    void movesARowWhosePrimaryKeyChangedThoughTheNewKeyComesFirst() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.rows();

        users.send(2, users.upsert("c", 12, 2, "Ann"));
        users.rows();
        users.send(1, users.envelopes().event("d", 12));
        users.send(1, null);

        assertThat(users.rows()).isEqualTo(Map.of(2L, "Ann"));
        assertThat(users.countsByName()).isEqualTo(Map.of("Ann", 1L));
    }

    @Test
    void takesAValueThatDidNotChangeFromItsOwnImage() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, Map.of("id", 1L, "name", "Ann", "email", "a long one")));

        users.send(1, users.upsert("u", 11, Map.of("id", 1L, "name", "Bob", "email", PLACEHOLDER)));

        assertThat(users.emails()).isEqualTo(Map.of(1L, "a long one"));
        assertThat(users.rows()).isEqualTo(Map.of(1L, "Bob"));
    }

    @Test
    void refusesToGuessAValueThatDidNotChangeOfARowThatItDoesNotKnow() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        users.send(2, users.upsert("c", 12, 2, PLACEHOLDER));

        assertRefused(users::rows, "unknown-value", "column name", "offset 1", "REPLICA IDENTITY FULL");
    }

    @Test
    void passesOverAnUpdateThatComesAgainAfterItsRowWasDeleted() {
        CapturedUsers users = CapturedUsers.in(1);
        byte[] update = users.upsert("u", 11, 1, PLACEHOLDER);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, update);
        users.send(1, users.envelopes().event("d", 12));
        users.send(1, null);

        users.send(1, update);
        users.send(1, users.envelopes().event("d", 12));
        users.send(1, null);

        assertThat(users.rows()).isEmpty();
    }

    @Test
    void needsNothingOfWhatWasBeforeAChange() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        users.send(1, users.upsert("u", 11, 1, "Bob"));

        assertThat(users.countsByName()).as("before is null in all of them").isEqualTo(Map.of("Bob", 1L));
    }

    @Test
    void goesFromTheSnapshotOverToTheStream() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("r", 10, 1, "Ann"));
        users.send(2, users.upsert("r", 10, 2, "Bob"));

        users.send(1, users.upsert("u", 11, 1, "Eve"));
        users.send(3, users.upsert("c", 12, 3, "Bob"));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Eve", 2L, "Bob", 3L, "Bob"));
    }

    @Test
    void countsTheRowsOfASecondSnapshotOnce() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("r", 10, 1, "Ann"));
        users.send(2, users.upsert("r", 10, 2, "Bob"));

        users.send(1, users.upsert("r", 20, 1, "Ann"));
        users.send(2, users.upsert("r", 20, 2, "Ann"));

        assertThat(users.countsByName()).isEqualTo(Map.of("Ann", 2L));
    }

    @Test
    void readsOnThroughAColumnThatNoViewUses() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        Envelopes gained = users.withRows(fields(Schema.Type.LONG).optionalString("nick"));
        users.send(2, gained.upsert("c", 11, Map.of("id", 2L, "name", "Bob", "nick", "B")));
        users.send(1, users.upsert("u", 12, 1, "Eve"));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Eve", 2L, "Bob"));
    }

    @Test
    void readsOnThroughAColumnThatGotWider() {
        CapturedUsers users = CapturedUsers.in(1);
        Envelopes narrow = users.withRows(fields(Schema.Type.INT));
        users.send(1, narrow.upsert("c", 10, Map.of("id", 1, "name", "Ann")));

        users.send(1, users.upsert("u", 11, 1, "Bob"));

        assertThat(users.rows()).isEqualTo(Map.of(1L, "Bob"));
    }

    @Test
    void stopsWhereAColumnThatAViewUsesGotATypeThatWasNotPlanned() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        Envelopes changed = users.withRows(
                SchemaBuilder.record("Value").fields().requiredLong("id").requiredLong("name"));
        users.send(1, changed.upsert("u", 11, Map.of("id", 1L, "name", 5L)));

        assertRefused(
                users::rows, "incompatible-schema", "Column name", "table users", "offset 1", "restart the engine");
    }

    @Test
    void stopsWhereAColumnThatAViewUsesWasDroppedInWhicheverPartition() {
        CapturedUsers users = CapturedUsers.in(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.rows();
        users.restart();

        Envelopes dropped = users.withRows(idAlone());
        users.send(2, dropped.upsert("c", 11, Map.of("id", 2L)));

        assertRefused(
                users::rows,
                "missing-column",
                "column name",
                "table users",
                "topic shop.public.users",
                "partition 0",
                "offset 0");
    }

    @Test
    void knowsARowAgainWhoseKeyComesUnderAnotherSchemaId() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));

        users.send(users.keyUnderAnotherSchemaId(1), users.upsert("u", 11, 1, "Bob"));
        users.send(users.keyUnderAnotherSchemaId(2), users.upsert("c", 12, 2, "Bob"));
        users.send(2, users.envelopes().event("d", 13));

        assertThat(users.countsByName()).isEqualTo(Map.of("Bob", 1L));
    }

    @Test
    void doesNotCareHowProducersPartition() {
        for (IntUnaryOperator partitioner : List.<IntUnaryOperator>of(
                id -> id % 3, id -> (id * 7 + 1) % 5, id -> Math.floorMod(Integer.hashCode(id * 31), 5))) {
            CapturedUsers users = CapturedUsers.in(5, partitioner);
            for (int id = 1; id <= 20; id++) {
                users.send(id, users.upsert("c", 10 + id, id, "Ann"));
                users.send(id, users.upsert("u", 100 + id, id, id % 2 == 0 ? "Bob" : "Eve"));
            }

            assertThat(users.countsByName()).isEqualTo(Map.of("Bob", 10L, "Eve", 10L));
        }
    }

    @Test
    void saysWhereAnEventIsThatIsNoFrame() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, new byte[] {'{', '}'});

        assertRefused(users::rows, "corrupt-frame", "table users", "partition 0", "offset 0");
    }

    @Test
    void saysWhereAnEventIsWhoseSchemaTheRegistryDoesNotHave() {
        CapturedUsers users = CapturedUsers.in(1);
        users.send(1, new byte[] {0, 0, 0, 99, 99, 2, 2});

        assertRefused(users::rows, "unknown-schema", "table users", "partition 0", "offset 0", "25443");
    }

    @Test
    void saysWhereAnEventIsWhoseBytesAreNotOfItsSchema() {
        CapturedUsers users = CapturedUsers.in(1);
        byte[] cut = users.upsert("c", 10, 1, "Ann");
        users.send(1, Arrays.copyOf(cut, cut.length - 2));

        assertRefused(users::rows, "corrupt-frame", "table users", "partition 0", "offset 0");
    }

    private static SchemaBuilder.FieldAssembler<Schema> idAlone() {
        return SchemaBuilder.record("Value").fields().requiredLong("id");
    }

    private static SchemaBuilder.FieldAssembler<Schema> fields(Schema.Type id) {
        return SchemaBuilder.record("Value")
                .fields()
                .name("id")
                .type(Schema.create(id))
                .noDefault()
                .optionalString("name")
                .optionalString("email");
    }

    private static void assertRefused(ThrowingCallable run, String code, String... words) {
        assertThatThrownBy(run)
                .isInstanceOfSatisfying(
                        BelvedereException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }
}
