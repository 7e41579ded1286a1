package dev.belvedere.serdes.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.column.TextComparison;
import dev.belvedere.serdes.dialect.Change.Kind;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.testkit.DebeziumEvents;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeReaderTest {

    private static final Column ID = new Column("id", SqlType.BIGINT, false);
    private static final Column NAME = new Column("name", SqlType.VARCHAR, true);
    private static final Schema KEY =
            SchemaBuilder.record("Key").fields().requiredLong("id").endRecord();
    private static final Schema USER = SchemaBuilder.record("Value")
            .fields()
            .requiredLong("id")
            .optionalString("name")
            .endRecord();
    private static final long LSN = 24_023_456;
    private static final Origin CHANGED = new Origin("things", null);

    private final Topic topic = new Topic();
    private final ChangeReader reader = topic.reader(RowType.of(ID), RowType.of(NAME));
    private final byte[] key = topic.key(KEY, DebeziumEvents.record(KEY, 42L));
    private final GenericRecord ada = DebeziumEvents.record(USER, 42L, "Ada");
    private final Row keyOfAda = Row.of(42L);
    private final Row rowOfAda = Row.of("Ada");

    @Test
    void upsertsWhatDebeziumCreatesAndUpdates() {
        for (String op : new String[] {"c", "u"}) {
            assertThat(reader.read(key, topic.value(Debezium.event(USER, op, null, ada))))
                    .isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, LSN, CHANGED));
        }
    }

    @Test
    void upsertsTheRowsOfTheSnapshotWithoutATransaction() {
        assertThat(reader.read(key, topic.value(Debezium.snapshot(USER, ada))))
                .isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, LSN, new Origin("things", "24023456")));
    }

    @Test
    void tellsRowsOfOneSnapshotFromThoseOfAnotherAndFromChanges() {
        DebeziumEvents events = new DebeziumEvents("shop.public.things", USER);

        Origin first = origin(events.snapshot("true", LSN, ada));
        assertThat(origin(events.snapshot("last", LSN, ada))).isEqualTo(first);
        assertThat(origin(events.snapshot("first", LSN + 1, ada))).isNotEqualTo(first);
        assertThat(origin(events.incrementalSnapshot(LSN, ada))).isEqualTo(CHANGED);
        assertThat(origin(events.event("c", null, ada))).isEqualTo(CHANGED);
    }

    private @Nullable Origin origin(GenericRecord event) {
        return reader.read(key, topic.value(event)).origin();
    }

    @Test
    void deletesByKeyWhateverIsBefore() {
        GenericRecord madeUp = DebeziumEvents.record(USER, 0L, "");
        assertThat(reader.read(key, topic.value(Debezium.event(USER, "d", madeUp, null))))
                .isEqualTo(new Change(Kind.DELETE, keyOfAda, null, LSN, CHANGED));
    }

    @Test
    void deletesByTombstone() {
        assertThat(reader.read(key, null)).isEqualTo(new Change(Kind.DELETE, keyOfAda, null, 0));
    }

    @Test
    void truncatesWithoutAKey() {
        assertThat(reader.read(null, topic.value(Debezium.event(USER, "t", null, null))))
                .isEqualTo(new Change(Kind.TRUNCATE, null, null, LSN, CHANGED));
    }

    @Test
    void seesNothingInEventsThatAreNotAboutRows() {
        Schema heartbeat = SchemaBuilder.record("Heartbeat")
                .namespace("io.debezium.connector.common")
                .fields()
                .requiredLong("ts_ms")
                .endRecord();
        assertThat(reader.read(null, topic.value(DebeziumEvents.record(heartbeat, 1L)))
                        .kind())
                .isEqualTo(Kind.NOTHING);
        assertThat(reader.read(null, topic.value(Debezium.event(USER, "m", null, null)))
                        .kind())
                .isEqualTo(Kind.NOTHING);
        assertThat(reader.read(null, null).kind()).isEqualTo(Kind.NOTHING);
    }

    @Test
    void upsertsPlainRows() {
        assertThat(reader.read(key, topic.value(ada))).isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, 0));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"__deleted, true", "__op, d"})
    void deletesFlattenedRowsThatSayTheyAreDeleted(String marker, String deleted) {
        Schema row = SchemaBuilder.record("Value")
                .fields()
                .requiredLong("id")
                .optionalString("name")
                .optionalString(marker)
                .endRecord();
        byte[] deletion = topic.value(DebeziumEvents.record(row, 42L, null, deleted));
        byte[] update = topic.value(DebeziumEvents.record(row, 42L, "Ada", "other"));
        assertThat(reader.read(key, deletion)).isEqualTo(new Change(Kind.DELETE, keyOfAda, null, 0));
        assertThat(reader.read(null, deletion)).isEqualTo(new Change(Kind.DELETE, keyOfAda, null, 0));
        assertThat(reader.read(key, update)).isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, 0));
    }

    @Test
    void takesAColumnFromTheKeyThatTheRowDoesNotHave() {
        Schema nameless =
                SchemaBuilder.record("Value").fields().optionalString("name").endRecord();
        ChangeReader both = topic.reader(RowType.of(ID), RowType.of(NAME, ID));
        assertThat(both.read(key, topic.value(DebeziumEvents.record(nameless, "Ada")))
                        .after())
                .isEqualTo(Row.of("Ada", 42L));
    }

    @Test
    void takesTheKeyFromTheRowWhereTheEventHasNone() {
        assertThat(reader.read(null, topic.value(ada)).key()).isEqualTo(keyOfAda);
        assertThat(reader.read(null, topic.value(Debezium.event(USER, "c", null, ada)))
                        .key())
                .isEqualTo(keyOfAda);
    }

    @Test
    void takesTheKeyFromTheRowWhereTheEventsKeyIsAnotherOne() {
        ChangeReader byName = topic.reader(RowType.of(NAME), RowType.of(ID));
        assertThat(byName.read(key, topic.value(ada)).key()).isEqualTo(Row.of("Ada"));
    }

    @Test
    void takesASingleValueForAKeyOfOneColumn() {
        byte[] bareKey = topic.key(Schema.create(Schema.Type.LONG), 42L);
        assertThat(reader.read(bareKey, null).key()).isEqualTo(keyOfAda);
    }

    @Test
    void takesAKeyOfPlainText() {
        byte[] text = "42".getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(text, null)).isEqualTo(new Change(Kind.DELETE, keyOfAda, null, 0));
        assertThat(reader.read(text, topic.value(ada))).isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, 0));
    }

    @Test
    void readsAPaddedKeyWithoutItsPadding() {
        Schema padded =
                SchemaBuilder.record("Key").fields().requiredString("name").endRecord();
        byte[] paddedKey = topic.key(padded, DebeziumEvents.record(padded, "Ada  "));
        ChangeReader byName = topic.reader(
                EventFormat.of("any")
                        .padded(Map.of("name", TextComparison.WITHOUT_PADDING))
                        .columns(),
                RowType.of(NAME),
                RowType.of(ID));
        assertThat(byName.read(paddedKey, null).key()).isEqualTo(Row.of("Ada"));
    }

    @Test
    void refusesASingleKeyThatIsNotTheRows() {
        byte[] text = "43".getBytes(StandardCharsets.UTF_8);
        byte[] number = topic.key(Schema.create(Schema.Type.LONG), 43L);
        assertFails(() -> reader.read(text, topic.value(ada)), "missing-key", "not that of the row's key column");
        assertFails(() -> reader.read(number, topic.value(ada)), "missing-key", "not that of the row's key column");
    }

    @Test
    void refusesADeletionByATextThatIsNoKey() {
        byte[] text = "a name".getBytes(StandardCharsets.UTF_8);
        assertFails(() -> reader.read(text, null), "missing-key", "Give the table a primary key");
    }

    @Test
    void widensANarrowKey() {
        byte[] narrowKey = topic.key(Schema.create(Schema.Type.INT), 42);
        assertThat(reader.read(narrowKey, null).key()).isEqualTo(keyOfAda);
    }

    @Test
    void readsTheKeyByNameWhateverItsSchemasOrder() {
        Schema turned = SchemaBuilder.record("Key")
                .fields()
                .requiredString("name")
                .requiredInt("id")
                .endRecord();
        ChangeReader byBoth = topic.reader(RowType.of(ID, NAME), RowType.of(NAME));
        byte[] turnedKey = topic.key(turned, DebeziumEvents.record(turned, "Ada", 42));
        assertThat(byBoth.read(turnedKey, null).key()).isEqualTo(Row.of(42L, "Ada"));
    }

    @Test
    void keepsAChangeAfterTheNextOneWasRead() {
        Change first = reader.read(key, topic.value(ada));
        reader.read(key, topic.value(DebeziumEvents.record(USER, 43L, "Bob")));
        assertThat(first).isEqualTo(new Change(Kind.UPSERT, keyOfAda, rowOfAda, 0));
    }

    @Test
    void refusesADeletionWithoutAKey() {
        byte[] deletion = topic.value(Debezium.event(USER, "d", DebeziumEvents.record(USER, 42L, "Ada"), null));
        assertFails(() -> reader.read(null, deletion), "missing-key", "Give the table a primary key");
    }

    @Test
    void refusesARowWithoutItsKeyColumns() {
        Schema nameless =
                SchemaBuilder.record("Value").fields().requiredString("name").endRecord();
        byte[] row = topic.value(DebeziumEvents.record(nameless, "Ada"));
        assertFails(() -> reader.read(null, row), "missing-key", "without its key columns");
    }

    @Test
    void refusesAnUpdateWithoutARow() {
        byte[] update = topic.value(Debezium.event(USER, "u", null, null));
        assertFails(() -> reader.read(key, update), "missing-row", "op u");
    }

    @Test
    void refusesAValueThatIsNoRow() {
        byte[] text = topic.key(Schema.create(Schema.Type.STRING), "Ada");
        assertFails(() -> reader.read(key, text), "unsupported-schema", "is not a record");
    }

    private static void assertFails(ThrowingCallable call, String code, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DialectException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
