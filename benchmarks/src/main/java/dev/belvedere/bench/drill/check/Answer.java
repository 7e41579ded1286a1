package dev.belvedere.bench.drill.check;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an instance said to a read of a row.
 *
 * @param instance which one
 * @param askedNanos when the request was sent, as {@link System#nanoTime} has it
 * @param maxStaleness how old the answer was allowed to be, where that was asked for
 * @param token of the answer, where it has one
 */
record Answer(
        String instance,
        long askedNanos,
        Optional<Duration> maxStaleness,
        int status,
        String body,
        Optional<String> token) {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    boolean row() {
        return status == OK;
    }

    /** Whether another instance is to be asked. */
    boolean refusal() {
        return status >= SERVER_ERROR || status == TOO_MANY;
    }

    /** Why it is a refusal: the status with the problem's code. */
    String reason() {
        Matcher code = CODE.matcher(body);
        return code.find() ? status + " " + code.group(1) : String.valueOf(status);
    }

    /** Whether it is the honest answer to one who asked for more than there is. */
    boolean tooStale() {
        return refusal() && reason().endsWith("not-fresh-enough");
    }
}
