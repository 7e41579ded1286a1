package dev.belvedere.query.auth;

/** What is known of a token once it was verified. */
public sealed interface Verdict {

    /** The token is good. */
    record Accepted(Caller caller) implements Verdict {}

    /** It is not, or nobody can tell. */
    record Refused(TokenRefusal reason) implements Verdict {}
}
