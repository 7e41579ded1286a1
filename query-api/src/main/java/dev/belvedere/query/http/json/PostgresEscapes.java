package dev.belvedere.query.http.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Escapes what PostgreSQL escapes in JSON text: quote, backslash and control characters, the latter in lower-case hexadecimal. */
final class PostgresEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        for (int i = 0; i < codes.length; i++) {
            // Jackson's own form for these has upper-case digits.
            codes[i] = codes[i] == ESCAPE_STANDARD ? ESCAPE_CUSTOM : codes[i];
        }
        return codes;
    }

    // Also asked about every character beyond ASCII: null leaves those as they are.
    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character < ' ' ? new SerializedString(String.format("\\u%04x", character)) : null;
    }
}
