package dev.belvedere.query.http.problem;

import dev.belvedere.query.http.metrics.ServerMetrics;
import io.javalin.http.Context;

/** Answers requests with problem documents. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static void write(Context request, Problem problem) {
        request.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(problem.bytes());
        request.req().setAttribute(ServerMetrics.OUTCOME, problem.code());
        if (problem.retryAfterSeconds() > 0) {
            request.header("Retry-After", String.valueOf(problem.retryAfterSeconds()));
        }
        CredentialProblems.challenge(problem).ifPresent(challenge -> request.header("WWW-Authenticate", challenge));
    }
}
