package dev.belvedere.query.auth;

/** Why a token was not taken, and what its owner should do about it. */
public enum TokenRefusal {
    /** There is none. */
    MISSING("credentials-missing", "This server asks for a bearer token: Authorization: Bearer …."),
    /** The header is not one token. */
    AMBIGUOUS("malformed-header", "The header Authorization is given once, and has one bearer token."),
    TOO_LONG("credentials-invalid", "The token is longer than 8 KiB."),
    MALFORMED("credentials-invalid", "The token is no signed JSON Web Token."),
    TYPE("credentials-invalid", "The token's header typ is neither JWT nor at+jwt."),
    ALGORITHM("credentials-invalid", "The token is not signed by an algorithm that is accepted here."),
    UNKNOWN_KEY("credentials-invalid", "The token is signed by a key that is not known here."),
    SIGNATURE("credentials-invalid", "The token's signature is wrong."),
    ISSUER("credentials-foreign", "The token is of another issuer (iss)."),
    AUDIENCE("credentials-foreign", "The token is for another audience (aud)."),
    WITHOUT_END("credentials-invalid", "The token does not say when it expires (exp)."),
    EXPIRED("credentials-expired", "The token has expired. Get a new one."),
    NOT_YET("credentials-not-yet-valid", "The token is not valid yet (nbf)."),
    /** The keys are not known and cannot be fetched. Retry. */
    KEYS_UNAVAILABLE("keys-unavailable", "The issuer's keys cannot be fetched now. Retry."),
    /** Too many unknown tokens are being verified. Retry. */
    BUSY("overloaded", "This instance verifies as many tokens as it can. Retry, or ask another instance.");

    private final String code;
    private final String detail;

    TokenRefusal(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** The code of the problem, which stays the same. */
    public String code() {
        return code;
    }

    /** A sentence for the token's owner. */
    public String detail() {
        return detail;
    }

    /** Whether a retry with the same token may help. */
    public boolean isTemporary() {
        return this == KEYS_UNAVAILABLE || this == BUSY;
    }
}
