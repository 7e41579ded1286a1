package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the media type of an answer by the request's {@code Accept} (RFC 9110, 12.5.1). */
public final class AcceptedType {

    private static final int NOT_ACCEPTABLE = 406;

    /**
     * A media range, in lower case.
     *
     * @param name for example {@code application/json}, {@code application/*} or {@code *}{@code /*}
     * @param quality from 0, not acceptable, to 1
     */
    private record MediaRange(String name, double quality) {

        /** How exactly the range names a type; 0 if it does not match. */
        int exactness(String type) {
            if (name.equals(type)) {
                return 3;
            }
            boolean isKind = name.endsWith("/*") && type.startsWith(name.substring(0, name.length() - 1));
            return isKind ? 2 : name.equals("*/*") ? 1 : 0;
        }
    }

    private AcceptedType() {}

    /**
     * The type that the request prefers: that of the highest quality, among these the one that it names first, and otherwise the one that is offered first.
     *
     * @throws ProblemException 406 if it accepts none
     */
    public static String of(Context request, String... offered) {
        if (request.req().getHeader("Accept") == null) {
            return offered[0];
        }
        List<MediaRange> ranges = ranges(Collections.list(request.req().getHeaders("Accept")));
        String best = "";
        double quality = 0;
        int place = Integer.MAX_VALUE;
        for (String type : offered) {
            MediaRange range = mostExact(ranges, type);
            if (range != null
                    && (range.quality > quality || (range.quality == quality && ranges.indexOf(range) < place))
                    && range.quality > 0) {
                best = type;
                quality = range.quality;
                place = ranges.indexOf(range);
            }
        }
        if (best.isEmpty()) {
            throw new ProblemException(new Problem(
                    NOT_ACCEPTABLE,
                    "not-acceptable",
                    "Not acceptable",
                    "The request accepts none of the types that there are here: " + String.join(", ", offered)
                            + ". Name one of them in the header Accept, or send none."));
        }
        return best;
    }

    private static @Nullable MediaRange mostExact(List<MediaRange> ranges, String type) {
        MediaRange best = null;
        for (MediaRange range : ranges) {
            if (range.exactness(type) > (best == null ? 0 : best.exactness(type))) {
                best = range;
            }
        }
        return best;
    }

    private static List<MediaRange> ranges(List<String> headers) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String header : headers) {
            for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                if (!parts[0].isBlank()) {
                    ranges.add(new MediaRange(parts[0].strip(), quality(parts)));
                }
            }
        }
        // An empty header accepts everything.
        return ranges.isEmpty() ? List.of(new MediaRange("*/*", 1)) : ranges;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace(" ", "");
            if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(parameter.substring("q=".length()));
            }
        }
        return 1;
    }
}
