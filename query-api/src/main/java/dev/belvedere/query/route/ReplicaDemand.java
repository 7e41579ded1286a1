package dev.belvedere.query.route;

import java.util.Arrays;
import java.util.Optional;

/** The replicas that may answer a forwarded read. */
public enum ReplicaDemand {
    /** Active replicas only: the forwarding instance asks others next. */
    ACTIVE("active"),
    /** Replicas of any role. */
    ANY("any");

    private final String text;

    ReplicaDemand(String text) {
        this.text = text;
    }

    /** The demand in a header. */
    public String text() {
        return text;
    }

    /** The demand that a header states; empty if it states none. */
    public static Optional<ReplicaDemand> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
}
