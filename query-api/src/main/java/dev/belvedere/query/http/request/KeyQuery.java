package dev.belvedere.query.http.request;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Reads keys of a query string without decoding them, so that commas inside parts can be distinguished from those between them. */
public final class KeyQuery {

    private KeyQuery() {}

    /**
     * The values of a parameter in their order, encoded as in a path: in a query a plus sign is a space.
     *
     * @param query the query string as it was sent
     */
    public static List<String> values(String query, String name) {
        if (!PercentEncoding.isWellFormed(query)) {
            throw QueryParameters.malformed(
                    name, "The query has a percent sign without two hexadecimal digits behind it; write %25 for one.");
        }
        List<String> values = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (isNamed(equals < 0 ? pair : pair.substring(0, equals), name)) {
                values.add(equals < 0 ? "" : pair.substring(equals + 1).replace("+", "%20"));
            }
        }
        return values;
    }

    private static boolean isNamed(String encoded, String name) {
        try {
            return PercentEncoding.decode(encoded).equals(name);
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
