package dev.belvedere.query.route;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reasons why a read is not answered, by the codes that problem documents carry, each with the router's remedy. */
public enum ProblemCode {
    /** The instance does not hold the shard, or not in the role that was asked for. */
    NOT_HELD_HERE("not-held-here", Remedy.ASK_ANOTHER_REPLICA),
    /** The replica is being restored. */
    RESTORING("restoring", Remedy.ASK_ANOTHER_REPLICA),
    /** The instance is stopping, or its engine has failed. */
    CLOSED("closed", Remedy.ASK_ANOTHER_REPLICA),
    /** The instance has too many reads under way. */
    OVERLOADED("overloaded", Remedy.ASK_ANOTHER_REPLICA),
    /** The instance did not reply in time, or could not be reached. */
    UNREACHABLE("unreachable", Remedy.ASK_ANOTHER_REPLICA),
    /** The view has not yet read everything that its tables held when the engine started. */
    HYDRATING("hydrating", Remedy.RETRY_LATER),
    /** The read took longer than a request may. */
    OVERDUE("overdue", Remedy.RETRY_LATER),
    /** A subscriber was slower than the changes. */
    OUTPACED("outpaced", Remedy.RETRY_LATER),
    /** The replica did not become as fresh as the request demands in time. */
    NOT_FRESH_ENOUGH("not-fresh-enough", Remedy.RETRY_LATER),
    /** The snapshot that the request demands is not kept any more. */
    SNAPSHOT_GONE("snapshot-gone", Remedy.GIVE_UP),
    /** The row cannot be computed. */
    FAILED_ROW("failed-row", Remedy.GIVE_UP),
    /** Rows cannot be computed, and not even their keys can. */
    FAILED_VIEW("failed-view", Remedy.GIVE_UP),
    /** The ends of the table topics are unknown, and so is the replica's staleness. */
    FRESHNESS_UNKNOWN("freshness-unknown", Remedy.RETRY_LATER),
    /** None of the replicas answered before the deadline. */
    NO_REPLICA_ANSWERS("no-copy-answers", Remedy.RETRY_LATER);

    private static final Map<String, ProblemCode> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProblemCode::text, Function.identity()));

    private final String text;
    private final Remedy remedy;

    ProblemCode(String text, Remedy remedy) {
        this.text = text;
        this.remedy = remedy;
    }

    /** The code that has this text; empty if the router knows none. */
    public static Optional<ProblemCode> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** The code in problem documents. */
    public String text() {
        return text;
    }

    public Remedy remedy() {
        return remedy;
    }
}
