package dev.belvedere.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where a route ends with an exception: always a problem, never a stack trace. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void add(RoutesConfig routes) {
        routes.exception(
                ProblemException.class,
                (expected, request) -> expected.problem().answer(request));
        routes.exception(
                EndpointNotFound.class, (none, request) -> unknownRoute().answer(request));
        routes.exception(MethodNotAllowedResponse.class, Failures::methodNotAllowed);
        routes.exception(
                HttpResponseException.class,
                (refused, request) -> ofStatus(refused.getStatus()).answer(request));
        routes.exception(Exception.class, Failures::unexpected);
    }

    /** A problem that HTTP itself has a name for. */
    static Problem ofStatus(int status) {
        String title = HttpStatus.forStatus(status).getMessage();
        return new Problem(
                status,
                title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                title,
                "The request was refused: " + title + ".");
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
        new Problem(405, "method-not-allowed", "Method not allowed", "This path answers " + allowed + ".")
                .answer(request);
    }

    private static void unexpected(Exception failure, Context request) {
        Problem problem = new Problem(500, "internal", "Internal error", "The read API failed; its log says why.");
        LOG.atError().setCause(failure).addKeyValue("code", problem.code()).log("A request failed");
        problem.answer(request);
    }
}
