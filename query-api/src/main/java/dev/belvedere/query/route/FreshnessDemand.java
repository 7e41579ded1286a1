package dev.belvedere.query.route;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.serdes.token.InvalidTokenException;
import dev.belvedere.serdes.token.SyncToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fresh a request wants its answer: {@code Sync-Token}, {@code Max-Staleness} in milliseconds, and {@code Prefer: wait=…}. The wait is in
 * milliseconds too, where RFC 7240 has seconds: reads here are over long before one.
 *
 * @param token what has to be in; {@link SyncToken#NONE} where the request does not say
 * @param maxStaleness how old the answer may be
 * @param patience how long the request is ready to wait, where it says so
 */
public record FreshnessDemand(SyncToken token, Optional<Duration> maxStaleness, Optional<Duration> patience) {

    static final String TOKEN = "Sync-Token";
    static final String MAX_STALENESS = "Max-Staleness";
    static final String PREFER = "Prefer";

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([^,;\"]*)\"?", Pattern.CASE_INSENSITIVE);

    public static FreshnessDemand of(Context request) {
        return new FreshnessDemand(
                token(request), single(request, MAX_STALENESS).map(FreshnessDemand::staleness), wait(request));
    }

    /** Whether any answer will do. */
    public boolean isNone() {
        return token.isEmpty() && maxStaleness.isEmpty();
    }

    /** The same, of a request that is ready to wait only for so long. */
    public FreshnessDemand waiting(Duration atMost) {
        return new FreshnessDemand(token, maxStaleness, Optional.of(atMost.isNegative() ? Duration.ZERO : atMost));
    }

    private static SyncToken token(Context request) {
        SyncToken token = SyncToken.NONE;
        for (String header : headers(request, TOKEN)) {
            try {
                token = token.and(SyncToken.parse(header.strip()));
            } catch (InvalidTokenException invalid) {
                throw new ProblemException(Problem.badRequest(invalid.code(), "Invalid token", sentence(invalid)));
            }
        }
        return token;
    }

    public static String sentence(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    private static Duration staleness(String text) {
        return milliseconds(MAX_STALENESS, text);
    }

    private static Optional<Duration> wait(Context request) {
        for (String header : headers(request, PREFER)) {
            Matcher wait = WAIT.matcher(header);
            if (wait.find()) {
                return Optional.of(milliseconds(PREFER + ": wait", wait.group(1).strip()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> single(Context request, String name) {
        List<String> values = headers(request, name);
        if (values.size() > 1) {
            throw malformed(name, "It is there " + values.size() + " times; send it once.");
        }
        return values.stream().findFirst();
    }

    private static List<String> headers(Context request, String name) {
        // Most requests have none of them, and each is asked for with every read.
        return request.req().getHeader(name) == null
                ? List.of()
                : Collections.list(request.req().getHeaders(name));
    }

    private static Duration milliseconds(String name, String text) {
        if (!MILLISECONDS.matcher(text).matches()) {
            throw malformed(
                    name, "It is " + Excerpt.of(text) + "; wanted milliseconds, a whole number from 0 to 999999999.");
        }
        return Duration.ofMillis(Long.parseLong(text));
    }

    private static ProblemException malformed(String name, String detail) {
        return new ProblemException(Problem.badRequest(
                "malformed-header", "Malformed header", "The header " + name + " cannot be used. " + detail));
    }
}
