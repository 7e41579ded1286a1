package dev.belvedere.serdes.transaction;

import dev.belvedere.serdes.frame.Frame;
import dev.belvedere.serdes.frame.FrameException;
import dev.belvedere.serdes.registry.Registry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads to which transaction change events of Debezium's envelope belong, and skips the rows in them. Not thread-safe.
 *
 * <p>Rows of snapshots belong to no transaction. Debezium marks them in {@code source.snapshot}: {@code first}, {@code true}, {@code first_in_data_collection} and
 * {@code last_in_data_collection} for those of an initial snapshot, {@code last} for the last of all, {@code incremental} for those of an incremental one.
 */
public final class MembershipReader {

    private static final String CONNECTORS = "io.debezium.connector.";

    /** Connectors in whose names of tables that of the database comes first, before that of the schema. */
    private static final Set<String> DATABASE_FIRST =
            Set.of(CONNECTORS + "sqlserver", CONNECTORS + "oracle", CONNECTORS + "db2", CONNECTORS + "informix");

    /** Reads the membership of the events of one schema. */
    private interface OfSchema {

        Membership read(BinaryDecoder from) throws IOException;
    }

    private final Registry registry;
    private final Map<Integer, OfSchema> readers = new HashMap<>();
    private final Map<CharSequence, String> names = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    public MembershipReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads the membership of an event. Blocks for an unknown schema until the registry answers.
     *
     * @param value null for a tombstone
     * @throws FrameException if the value is no frame, or corrupt
     * @throws dev.belvedere.serdes.registry.RegistryException if the registry does not return the schema
     */
    public Membership read(byte @Nullable [] value) {
        if (value == null) {
            return Membership.NONE;
        }
        int id = Frame.schemaId(value);
        OfSchema reader = readers.computeIfAbsent(id, unknown -> of(registry.byId(unknown)));
        decoder = DecoderFactory.get()
                .binaryDecoder(value, Frame.HEADER_BYTES, value.length - Frame.HEADER_BYTES, decoder);
        try {
            return reader.read(decoder);
        } catch (IOException | RuntimeException e) {
            throw FrameException.notOfSchema(id, e);
        }
    }

    private OfSchema of(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            return from -> Membership.UNREADABLE;
        }
        Optional<Schema> source = recordIn(schema.getField("source"));
        if (source.isEmpty() || schema.getField("op") == null) {
            Membership always = schema.getFullName().startsWith(CONNECTORS) ? Membership.NONE : Membership.UNTOLD;
            return from -> always;
        }
        return new Envelopes(schema, source.get());
    }

    private static Optional<Schema> recordIn(Schema.@Nullable Field field) {
        if (field == null) {
            return Optional.empty();
        }
        List<Schema> types = field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
        return types.stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .findFirst();
    }

    /** Reads the envelopes of one schema. */
    private final class Envelopes implements OfSchema {

        private final PartReader parts;
        private final Schema part;
        private final Optional<Schema> source;
        private final boolean databaseFirst;

        Envelopes(Schema envelope, Schema wholeSource) {
            Schema ofSource =
                    PartReader.only(wholeSource, fields(wholeSource, List.of("snapshot", "db", "schema", "table")));
            List<Schema.Field> kept = new ArrayList<>();
            kept.add(new Schema.Field(
                    "source", withRecord(envelope.getField("source").schema(), ofSource)));
            kept.addAll(fields(envelope, List.of("op", "transaction")));
            this.part = PartReader.only(envelope, kept);
            this.source = Optional.of(ofSource);
            this.parts = new PartReader(envelope, part);
            this.databaseFirst = DATABASE_FIRST.contains(String.valueOf(wholeSource.getNamespace()));
        }

        @Override
        public Membership read(BinaryDecoder from) throws IOException {
            IndexedRecord envelope = parts.read(from);
            IndexedRecord where = (IndexedRecord) get(envelope, part, "source");
            String op = String.valueOf(get(envelope, part, "op"));
            if (where == null || op.equals("m")) {
                return Membership.NONE;
            }
            if (get(envelope, part, "transaction") instanceof IndexedRecord transaction) {
                Schema ofTransaction = transaction.getSchema();
                return Membership.of(
                        TransactionIds.transaction(String.valueOf(get(transaction, ofTransaction, "id"))),
                        number(get(transaction, ofTransaction, "total_order")),
                        collection(where));
            }
            return switch (String.valueOf(get(where, source.orElseThrow(), "snapshot"))) {
                case "first", "true", "first_in_data_collection" -> Membership.SNAPSHOT;
                case "last_in_data_collection" -> Membership.lastOf(collection(where));
                case "last" -> Membership.LAST_OF_SNAPSHOT;
                case "incremental" -> Membership.NONE;
                default -> op.equals("r") ? Membership.SNAPSHOT : Membership.UNTOLD;
            };
        }

        // As Debezium names it in the ends of transactions: with the schema where the database has schemas.
        private String collection(IndexedRecord where) {
            Schema schema = source.orElseThrow();
            String within = String.valueOf(get(where, schema, schema.getField("schema") == null ? "db" : "schema"));
            String name = within + "." + get(where, schema, "table");
            return names.computeIfAbsent(
                    databaseFirst ? get(where, schema, "db") + "." + name : name, CharSequence::toString);
        }
    }

    private static List<Schema.Field> fields(Schema schema, List<String> names) {
        return schema.getFields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    /** Returns the schema, perhaps a union, with another one in place of its record. */
    private static Schema withRecord(Schema schema, Schema record) {
        return schema.isUnion()
                ? Schema.createUnion(schema.getTypes().stream()
                        .map(type -> type.getType() == Schema.Type.RECORD ? record : type)
                        .toList())
                : record;
    }

    private static @Nullable Object get(IndexedRecord record, Schema schema, String name) {
        Schema.Field field = schema.getField(name);
        return field == null ? null : record.get(field.pos());
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
