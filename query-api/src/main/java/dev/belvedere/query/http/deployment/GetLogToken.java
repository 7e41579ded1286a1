package dev.belvedere.query.http.deployment;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.Excerpt;
import dev.belvedere.query.http.request.QueryParameters;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.ForeignTokenException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /v1/sources/{database}/token?lsn=16/B374D848}: a {@code Sync-Token} of everything that a source database had committed when its log ended there. Who has
 * written by SQL asks PostgreSQL for the position after the commit: {@code SELECT pg_current_wal_insert_lsn()}.
 */
public final class GetLogToken implements Handler {

    private static final String LSN = "lsn";
    // Up to 7FFFFFFF/FFFFFFFF, the greatest long: no log gets that far.
    private static final Pattern FORM = Pattern.compile("([0-7]?[0-9A-Fa-f]{1,7})/([0-9A-Fa-f]{1,8})");
    private static final int HEXADECIMAL = 16;

    private final LocalViews views;

    public GetLogToken(LocalViews views) {
        this.views = views;
    }

    @Override
    public void handle(Context request) {
        QueryParameters parameters = QueryParameters.of(request, List.of(LSN));
        String text = parameters
                .value(LSN)
                .orElseThrow(
                        () -> QueryParameters.malformed(LSN, "It is missing; wanted a position like 16/B374D848."));
        SyncToken token = token(request.pathParam("database"), position(text));
        request.contentType(Json.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("token", token.text());
            json.writeEndObject();
        }));
    }

    private static long position(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw QueryParameters.malformed(
                    LSN, "It is " + Excerpt.of(text) + "; wanted PostgreSQL's form, for example 16/B374D848.");
        }
        return Long.parseLong(form.group(1), HEXADECIMAL) << Integer.SIZE | Long.parseLong(form.group(2), HEXADECIMAL);
    }

    private SyncToken token(String database, long lsn) {
        try {
            return views.committed(database, lsn);
        } catch (ForeignTokenException unknown) {
            throw new ProblemException(Problem.notFound(
                    "unknown-database",
                    "Unknown database",
                    "There is no source database " + Excerpt.of(database) + "."));
        }
    }
}
