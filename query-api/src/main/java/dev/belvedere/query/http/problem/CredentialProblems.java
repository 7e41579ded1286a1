package dev.belvedere.query.http.problem;

import dev.belvedere.query.auth.TokenRefusal;
import java.util.Optional;

/** The problems of requests whose sender is not known, or may not do what the request asks for, with what HTTP says of them (RFC 6750). */
public final class CredentialProblems {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String CHALLENGE = "Bearer realm=\"belvedere\"";

    private CredentialProblems() {}

    /** The problem of a token that was not taken. */
    public static Problem of(TokenRefusal reason) {
        String title = title(reason.code());
        if (reason.isTemporary()) {
            return Problem.unavailable(reason.code(), title, reason.detail());
        }
        int status = reason == TokenRefusal.AMBIGUOUS ? BAD_REQUEST : UNAUTHORIZED;
        return new Problem(status, reason.code(), title, reason.detail());
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    /** The problem of a request for something that the caller may not see, whether it is there or not. */
    public static ProblemException forbidden(String what) {
        return new ProblemException(new Problem(
                FORBIDDEN, "forbidden", "Forbidden", "The token grants no access to " + what + ", if there is one."));
    }

    /** The value of {@code WWW-Authenticate} for a problem; empty if it is not one of credentials. */
    public static Optional<String> challenge(Problem problem) {
        if (problem.status() == FORBIDDEN) {
            return Optional.of(CHALLENGE + ", error=\"insufficient_scope\"");
        }
        if (problem.status() != UNAUTHORIZED) {
            return Optional.empty();
        }
        return Optional.of(
                problem.code().equals(TokenRefusal.MISSING.code())
                        ? CHALLENGE
                        : CHALLENGE + ", error=\"invalid_token\", error_description=\"" + problem.detail() + "\"");
    }
}
