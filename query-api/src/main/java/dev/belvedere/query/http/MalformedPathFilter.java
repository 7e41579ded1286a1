package dev.belvedere.query.http;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.query.http.request.PercentEncoding;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Precedes every route: refuses paths with malformed percent-encoding, on which Javalin fails. */
final class MalformedPathFilter implements Handler {

    @Override
    public void handle(Context request) {
        if (!PercentEncoding.isWellFormed(request.path())) {
            throw new ProblemException(
                    Problem.badRequest(
                            "malformed-path",
                            "Malformed path",
                            "The path has a percent sign without two hexadecimal digits behind it. Write a percent sign as %25."));
        }
    }
}
