package dev.belvedere.query.http.server;

import dev.belvedere.query.http.metrics.RouteTimer;
import dev.belvedere.query.http.metrics.ServerMetrics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Precedes everything: measures each answer, from the request's head to the last byte, by route and outcome. Jetty measures only what it receives.
 */
public final class AnswerTimer extends Handler.Wrapper {

    private static final String ROUTE = "belvedere.route";
    private static final Object UNMEASURED = new Object();
    private static final String ABORTED = "aborted";

    private final RouteTimer unrouted;

    /** @param unrouted measures answers of no route */
    AnswerTimer(Handler next, RouteTimer unrouted) {
        super(next);
        this.unrouted = unrouted;
    }

    /** Sets what measures the answer to a request, once its route is known. */
    public static void route(HttpServletRequest request, RouteTimer timer) {
        request.setAttribute(ROUTE, timer);
    }

    /** Leaves the answer to a request out, because its time says nothing. */
    public static void leaveOut(HttpServletRequest request) {
        request.setAttribute(ROUTE, UNMEASURED);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ClientEndPoint client = ClientEndPoint.of(request);
        client.answering();
        Request.addCompletionListener(request, failure -> {
            measure(request, response, failure, client.answeringNanos(System.nanoTime()));
            client.answered();
        });
        return super.handle(request, response, callback);
    }

    private void measure(Request request, Response response, @Nullable Throwable failure, long nanos) {
        Object route = request.getAttribute(ROUTE);
        if (route == UNMEASURED) {
            return;
        }
        RouteTimer timer = route instanceof RouteTimer known ? known : unrouted;
        if (failure == null && HttpStatus.isSuccess(response.getStatus())) {
            timer.ok(nanos);
        } else {
            timer.ended(failure == null ? outcome(request, response.getStatus()) : ABORTED, nanos);
        }
    }

    private static String outcome(Request request, int status) {
        Object outcome = request.getAttribute(ServerMetrics.OUTCOME);
        return outcome == null
                ? HttpStatus.getMessage(status).toLowerCase(Locale.ROOT).replace(' ', '-')
                : outcome.toString();
    }
}
