package dev.belvedere.query.peer;

import dev.belvedere.query.route.AnswerFreshness;
import dev.belvedere.query.route.FailedAttempt;
import dev.belvedere.query.route.PeerReply;
import dev.belvedere.query.route.PeerReply.Header;
import dev.belvedere.query.route.PeerRows;
import dev.belvedere.query.route.ProblemCode;
import dev.belvedere.query.route.Remedy;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Reads the replies of other instances. */
final class PeerReplies {

    static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    /** Concern the connection to the other instance, or are written anew by this one. */
    private static final Set<HttpHeader> HOP_BY_HOP = Set.of(
            HttpHeader.CONNECTION,
            HttpHeader.KEEP_ALIVE,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.DATE,
            HttpHeader.SERVER);

    private static final Set<String> FAILED_ROWS =
            Set.of(ProblemCode.FAILED_ROW.text(), ProblemCode.FAILED_VIEW.text());

    private PeerReplies() {}

    static PeerReply of(String instance, Response response, byte[] body) {
        List<Header> headers = new ArrayList<>();
        for (HttpField field : response.getHeaders()) {
            if (field.getHeader() == null || !HOP_BY_HOP.contains(field.getHeader())) {
                headers.add(new Header(field.getName(), field.getValue()));
            }
        }
        return withBody(new PeerReply(instance, response.getStatus(), headers, body, Optional.empty()), body);
    }

    /** The reply with its body, which says why the instance failed. */
    static PeerReply withBody(PeerReply head, byte[] body) {
        Optional<FailedAttempt> failure =
                head.status() < CLIENT_ERROR ? Optional.empty() : Optional.of(failure(head, body));
        return new PeerReply(head.instance(), head.status(), head.headers(), body, failure);
    }

    private static FailedAttempt failure(PeerReply head, byte[] body) {
        String code = ProblemDocument.codeOf(body).orElse("status-" + head.status());
        Remedy unknown = head.status() >= SERVER_ERROR ? Remedy.RETRY_LATER : Remedy.GIVE_UP;
        return new FailedAttempt(
                head.instance(),
                code,
                ProblemCode.of(code).map(ProblemCode::remedy).orElse(unknown));
    }

    static FailedAttempt unreachable(String instance) {
        return FailedAttempt.of(instance, ProblemCode.UNREACHABLE);
    }

    /** The rows of a reply, one a line; a failure unless there are as many as keys. */
    static PeerRows rows(PeerReply reply, int keys) {
        boolean failed = reply.failure()
                .map(FailedAttempt::reason)
                .filter(FAILED_ROWS::contains)
                .isPresent();
        if (failed) {
            return new PeerRows.Refused(reply);
        }
        List<byte[]> lines = lines(reply.body());
        return reply.status() == OK && lines.size() == keys
                ? new PeerRows.Found(lines, freshness(reply))
                : new PeerRows.Failed(reply.failure()
                        .orElseGet(() ->
                                new FailedAttempt(reply.instance(), "status-" + reply.status(), Remedy.RETRY_LATER)));
    }

    private static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\n') {
                lines.add(Arrays.copyOfRange(body, from, at));
                from = at + 1;
            }
        }
        return lines;
    }

    private static AnswerFreshness freshness(PeerReply reply) {
        boolean standby = reply.header(ReadHeaders.ROLE).equals(Optional.of(Role.STANDBY.text()));
        return new AnswerFreshness(
                Optional.of(reply.instance()),
                OptionalInt.empty(),
                token(reply, ReadHeaders.SYNC_TOKEN),
                standby ? Role.STANDBY : Role.ACTIVE,
                reply.header(ReadHeaders.LAG).map(Long::parseLong).orElse(0L),
                Map.of());
    }

    private static SyncToken token(PeerReply reply, String header) {
        return reply.header(header).map(SyncToken::parse).orElse(SyncToken.NONE);
    }
}
