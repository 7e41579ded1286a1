package dev.belvedere.serdes.transaction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.jspecify.annotations.Nullable;

/** Reads some fields of records of one schema, and skips the others. Not thread-safe: the record that it returns is used again. */
final class PartReader {

    private static final GenericData PLAIN = plain();

    private final DatumReader<IndexedRecord> reader;
    private @Nullable IndexedRecord reuse;

    @SuppressWarnings("unchecked")
    PartReader(Schema written, Schema part) {
        this.reader = PLAIN.createDatumReader(written, part);
    }

    private static GenericData plain() {
        GenericData data = new GenericData();
        data.setFastReaderEnabled(true);
        return data;
    }

    /** Returns the record schema with only these fields, those that it has of them. */
    static Schema only(Schema whole, List<Schema.Field> kept) {
        Schema part = Schema.createRecord(whole.getName(), null, whole.getNamespace(), false);
        List<Schema.Field> fields = new ArrayList<>();
        kept.forEach(field -> fields.add(new Schema.Field(field.name(), field.schema())));
        part.setFields(fields);
        return part;
    }

    IndexedRecord read(BinaryDecoder from) throws IOException {
        reuse = reader.read(reuse, from);
        return reuse;
    }
}
