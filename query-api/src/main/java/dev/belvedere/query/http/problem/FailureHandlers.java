package dev.belvedere.query.http.problem;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers exceptions of routes: always with a problem document, never with a stack trace. */
public final class FailureHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(FailureHandlers.class);

    private FailureHandlers() {}

    public static void add(RoutesConfig routes) {
        routes.exception(
                ProblemException.class, (expected, request) -> ProblemResponse.write(request, expected.problem()));
        routes.exception(EndpointNotFound.class, (none, request) -> ProblemResponse.write(request, unknownRoute()));
        routes.exception(MethodNotAllowedResponse.class, FailureHandlers::methodNotAllowed);
        routes.exception(
                HttpResponseException.class,
                (refused, request) -> ProblemResponse.write(request, Problem.ofStatus(refused.getStatus())));
        routes.exception(Exception.class, FailureHandlers::unexpected);
    }

    private static Problem unknownRoute() {
        return Problem.notFound(
                "unknown-route",
                "Unknown route",
                "There is nothing at this path. GET /v1/views lists the views and the paths of their rows.");
    }

    private static void methodNotAllowed(MethodNotAllowedResponse refused, Context request) {
        // Javalin's only detail, under a name that depends on what the client accepts.
        String allowed = String.join(", ", refused.getDetails().values());
        request.header("Allow", allowed);
        ProblemResponse.write(
                request,
                new Problem(405, "method-not-allowed", "Method not allowed", "This path answers " + allowed + "."));
    }

    private static void unexpected(Exception failure, Context request) {
        Problem problem = new Problem(500, "internal", "Internal error", "The read API failed; its log says why.");
        LOG.atError().setCause(failure).addKeyValue("code", problem.code()).log("A request failed");
        ProblemResponse.write(request, problem);
    }
}
