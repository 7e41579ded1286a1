package dev.belvedere.query.auth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Whose tokens are taken, and what they grant.
 *
 * @param issuer exactly what tokens say in {@code iss}
 * @param audiences one of which tokens name in {@code aud}; at least one
 * @param keys where the issuer publishes its keys (JWKS)
 * @param algorithms those of signatures, by their names in RFC 7518; at least one of {@link #ASYMMETRIC}, which are the default
 * @param clockSkew how far the issuer's clock may be off; not negative; by default 30 s
 * @param grants what tokens grant; a token that matches none grants nothing
 */
public record AuthSettings(
        String issuer,
        Set<String> audiences,
        URI keys,
        Set<String> algorithms,
        Duration clockSkew,
        List<Grant> grants) {

    /** The algorithms that can be chosen. A secret that both sides share is not among them: a public key could be taken for it. */
    public static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    public AuthSettings {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        grants = List.copyOf(grants);
        if (issuer.isBlank() || audiences.isEmpty()) {
            throw new IllegalArgumentException("Tokens need an issuer and an audience");
        }
        if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
            throw new IllegalArgumentException("The algorithms are " + algorithms + "; wanted some of " + ASYMMETRIC);
        }
        if (clockSkew.isNegative()) {
            throw new IllegalArgumentException("The clock skew is " + clockSkew + "; it must not be negative");
        }
    }
}
