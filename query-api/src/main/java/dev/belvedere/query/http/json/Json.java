package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON to UTF-8 bytes, compact, with PostgreSQL's escapes. */
public final class Json {

    /** The media type of JSON. */
    public static final String CONTENT_TYPE = "application/json";

    /** Enough for most rows without growing. */
    private static final int ROW_BYTES = 512;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .characterEscapes(new PostgresEscapes())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    /** Writes something as JSON. */
    @FunctionalInterface
    public interface Written {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static byte[] bytes(Written written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ROW_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            written.writeTo(json);
        } catch (IOException impossible) {
            // A write to memory does not fail.
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
