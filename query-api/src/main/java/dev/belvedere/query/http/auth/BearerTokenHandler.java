package dev.belvedere.query.http.auth;

import dev.belvedere.query.auth.BearerTokens;
import dev.belvedere.query.auth.Caller;
import dev.belvedere.query.auth.TokenRefusal;
import dev.belvedere.query.auth.Verdict;
import dev.belvedere.query.http.metrics.ServerMetrics;
import dev.belvedere.query.http.problem.CredentialProblems;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.request.Sender;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in clients that show a good token, and notes whose it is; other instances, which come to a listener of their own, need none. A token that is known
 * goes on on the thread that has read the request; one that is not is verified elsewhere first, so that nobody waits for it but who has sent it.
 */
public final class BearerTokenHandler extends Handler.Wrapper {

    /** The paths that need no token: health for load balancers, which names nothing, and the contract with its page. Each is spelt in one way only. */
    private static final Set<String> OPEN = Set.of(
            "/",
            "/docs",
            "/docs/",
            "/docs/swagger-ui-bundle.js",
            "/docs/swagger-ui.css",
            "/health/live",
            "/health/ready",
            "/openapi.json");

    private final BearerTokens tokens;
    private final Consumer<Request> handOver;
    private final Executor executor;

    /**
     * @param handOver is called by the thread that has read a request, if another one goes on with it
     * @param executor goes on with requests whose tokens were verified
     */
    public BearerTokenHandler(Handler next, BearerTokens tokens, Consumer<Request> handOver, Executor executor) {
        super(next);
        this.tokens = tokens;
        this.handOver = handOver;
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (OPEN.contains(request.getHttpURI().getPath()) || Sender.isPeer(request)) {
            return super.handle(request, response, callback);
        }
        AuthorizationHeader header = AuthorizationHeader.of(request.getHeaders());
        if (header.refusal().isPresent()) {
            refuse(header.refusal().get(), request, response, callback);
            return true;
        }
        Optional<Caller> caller = tokens.known(header.token());
        if (caller.isPresent()) {
            request.setAttribute(Caller.ATTRIBUTE, caller.get());
            return super.handle(request, response, callback);
        }
        handOver.accept(request);
        tokens.verify(header.token(), verdict -> goOn(verdict, request, response, callback));
        return true;
    }

    private void goOn(Verdict verdict, Request request, Response response, Callback callback) {
        if (verdict instanceof Verdict.Refused refused) {
            refuse(refused.reason(), request, response, callback);
        } else if (verdict instanceof Verdict.Accepted accepted) {
            request.setAttribute(Caller.ATTRIBUTE, accepted.caller());
            try {
                executor.execute(() -> answer(request, response, callback));
            } catch (RejectedExecutionException stopping) {
                callback.failed(stopping);
            }
        }
    }

    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception failure) {
            Response.writeError(request, response, callback, failure);
        }
    }

    private static void refuse(TokenRefusal reason, Request request, Response response, Callback callback) {
        Problem problem = CredentialProblems.of(reason);
        request.setAttribute(ServerMetrics.OUTCOME, problem.code());
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        CredentialProblems.challenge(problem)
                .ifPresent(challenge -> response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, challenge));
        if (problem.isTemporary()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
        }
        response.write(true, ByteBuffer.wrap(problem.bytes()), callback);
    }
}
