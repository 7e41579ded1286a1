package dev.belvedere.query.http;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where a route ends with an exception: always a problem, never a stack trace. */
final class FailureHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandlers.class);

    private FailureHandlers() {}

    static void add(RoutesConfig routes) {
        routes.exception(ProblemException.class, (expected, request) -> answer(request, expected.problem()));
        routes.exception(EndpointNotFound.class, (none, request) -> answer(request, unknownRoute()));
        routes.exception(MethodNotAllowedResponse.class, FailureHandlers::methodNotAllowed);
        routes.exception(
                HttpResponseException.class,
                (refused, request) -> answer(request, Problem.ofStatus(refused.getStatus())));
        routes.exception(Exception.class, FailureHandlers::unexpected);
    }

    private static void answer(Context request, Problem problem) {
        request.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(problem.bytes());
        if (problem.retryAfterSeconds() > 0) {
            request.header("Retry-After", String.valueOf(problem.retryAfterSeconds()));
        }
    }

    private static Problem unknownRoute() {
        return Problem.notFound(
                "unknown-route",
                "Unknown route",
                "There is nothing at this path. GET /v1/views lists the views and where their rows are.");
    }

    private static void methodNotAllowed(MethodNotAllowedResponse refused, Context request) {
        // The only detail that Javalin gives, under a name that depends on what the client accepts.
        String allowed = String.join(", ", refused.getDetails().values());
        request.header("Allow", allowed);
        answer(
                request,
                new Problem(405, "method-not-allowed", "Method not allowed", "This path answers " + allowed + "."));
    }

    private static void unexpected(Exception failure, Context request) {
        Problem problem = new Problem(500, "internal", "Internal error", "The read API failed; its log says why.");
        LOG.atError().setCause(failure).addKeyValue("code", problem.code()).log("A request failed");
        answer(request, problem);
    }
}
