package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.route.FreshnessDemand;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.token.InvalidTokenException;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Snapshots;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the freshness that a request demands: {@code Sync-Token}, {@code Snapshot}, {@code Max-Staleness} in milliseconds, and {@code Prefer: wait=…}. The wait is
 * in milliseconds too, where RFC 7240 has seconds, because reads take less than one.
 */
final class FreshnessHeaders {

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int MOST_TOKENS = 16;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([^,;\"]*)\"?", Pattern.CASE_INSENSITIVE);

    private final Snapshots snapshots;

    FreshnessHeaders(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The demand; {@link FreshnessDemand#NONE} without any of the headers. */
    FreshnessDemand demand(Context request) {
        SyncToken token = token(request);
        Optional<SyncToken> snapshot = single(request, ReadHeaders.SNAPSHOT).map(this::parse);
        OptionalLong epoch = Forwarding.epoch(request);
        Optional<Duration> maxStaleness =
                single(request, ReadHeaders.MAX_STALENESS).map(text -> milliseconds(ReadHeaders.MAX_STALENESS, text));
        Optional<Duration> wait = wait(request);
        FreshnessDemand demand = new FreshnessDemand(token, snapshot, epoch, maxStaleness, wait);
        return demand.isNone() && wait.isEmpty() ? FreshnessDemand.NONE : demand;
    }

    private SyncToken token(Context request) {
        List<String> headers = headers(request, ReadHeaders.SYNC_TOKEN);
        if (headers.size() > MOST_TOKENS) {
            throw malformed(
                    ReadHeaders.SYNC_TOKEN, "It is there " + headers.size() + " times; at most " + MOST_TOKENS + ".");
        }
        List<SyncToken> tokens = headers.stream().map(this::parse).toList();
        return tokens.size() == 1 ? tokens.get(0) : SyncToken.of(add -> tokens.forEach(token -> token.forEach(add)));
    }

    private SyncToken parse(String text) {
        SyncToken token;
        try {
            token = SyncToken.parse(text.strip());
        } catch (InvalidTokenException invalid) {
            throw badRequest(invalid, "Invalid token");
        }
        try {
            snapshots.check(token);
        } catch (BelvedereException foreign) {
            throw badRequest(foreign, "Foreign token");
        }
        return token;
    }

    private static ProblemException badRequest(BelvedereException failure, String title) {
        String message = String.valueOf(failure.getMessage());
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return new ProblemException(Problem.badRequest(failure.code(), title, sentence));
    }

    private static Optional<Duration> wait(Context request) {
        for (String header : headers(request, ReadHeaders.PREFER)) {
            Matcher wait = WAIT.matcher(header);
            if (wait.find()) {
                return Optional.of(milliseconds(
                        ReadHeaders.PREFER + ": wait", wait.group(1).strip()));
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
        // Most requests have none of these headers, and every read looks for each of them.
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
