package dev.belvedere.query.route;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an instance tells another when it forwards a request: to answer by itself, and from which copies it may. */
public enum ReplicaDemand {
    /** Only from active copies: others are asked next. */
    ACTIVE("active"),
    /** From any copy. */
    ANY("any");

    static final String HEADER = "Belvedere-ReplicaDemand";

    private final String text;

    ReplicaDemand(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** What the request's sender wants; empty for one that no instance has forwarded. */
    public static Optional<ReplicaDemand> of(Context request) {
        String header = request.req().getHeader(HEADER);
        return header == null ? Optional.empty() : Optional.of(of(header));
    }

    private static ReplicaDemand of(@Nullable String header) {
        for (ReplicaDemand each : values()) {
            if (each.text.equals(header)) {
                return each;
            }
        }
        throw new ProblemException(Problem.badRequest(
                "malformed-header",
                "Malformed header",
                "The header " + HEADER + " is sent by instances to each other, and says active or any."));
    }
}
