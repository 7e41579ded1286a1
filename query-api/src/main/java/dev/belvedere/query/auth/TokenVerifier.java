package dev.belvedere.query.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies tokens by the issuer's keys, which it fetches when it needs them and keeps. May wait for an answer with keys; a flood of tokens with unknown
 * keys does not make it ask more often than twice in 30 seconds. Thread-safe.
 */
final class TokenVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration KEYS_KEPT_IN_OUTAGE = Duration.ofDays(1);
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(5);
    private static final Duration PER_FETCH = Duration.ofSeconds(30);

    /** Without a type, as many issuers write them, or as RFC 9068 has it. */
    private static final Set<@Nullable JOSEObjectType> TYPES =
            new HashSet<>(Arrays.asList(null, JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));

    private final AuthSettings settings;
    private final Set<JWSAlgorithm> algorithms;
    private final JWKSource<SecurityContext> keys;
    private final JWTProcessor<SecurityContext> processor;

    TokenVerifier(AuthSettings settings, KeyEndpoint endpoint) {
        this.settings = settings;
        this.algorithms =
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        this.keys = keys(settings, endpoint);
        this.processor = processor();
    }

    private static JWKSource<SecurityContext> keys(AuthSettings settings, KeyEndpoint endpoint) {
        try {
            return JWKSourceBuilder.create(settings.keys().toURL(), endpoint)
                    .cache(KEYS_KEPT.toMillis(), LONGEST_FETCH.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(PER_FETCH.toMillis())
                    .outageTolerant(KEYS_KEPT_IN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException notHttp) {
            throw new IllegalArgumentException("Keys are fetched by http or https, not at " + settings.keys(), notHttp);
        }
    }

    private JWTProcessor<SecurityContext> processor() {
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                settings.audiences(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp"),
                Set.of());
        claims.setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        made.setJWTClaimsSetVerifier(claims);
        return made;
    }

    /** Fetches the keys, so that the first token need not wait for them; the endpoint says if it cannot. */
    void fetchKeys() {
        try {
            keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (KeySourceException reported) {
            LOG.atDebug().setCause(reported).log("There are no keys yet");
        }
    }

    Verdict verify(String token) {
        try {
            return JWTParser.parse(token) instanceof SignedJWT signed
                    ? verify(signed)
                    : refused(TokenRefusal.ALGORITHM);
        } catch (ParseException noToken) {
            return refused(TokenRefusal.MALFORMED);
        }
    }

    private Verdict verify(SignedJWT token) throws ParseException {
        if (!algorithms.contains(token.getHeader().getAlgorithm())) {
            return refused(TokenRefusal.ALGORITHM);
        }
        try {
            return new Verdict.Accepted(caller(processor.process(token, null)));
        } catch (BadJWTException claims) {
            return refused(reason(token.getJWTClaimsSet()));
        } catch (BadJWSException signature) {
            return refused(TokenRefusal.SIGNATURE);
        } catch (BadJOSEException header) {
            return refused(hasType(token) ? TokenRefusal.UNKNOWN_KEY : TokenRefusal.TYPE);
        } catch (KeySourceException unreachable) {
            return refused(TokenRefusal.KEYS_UNAVAILABLE);
        } catch (JOSEException unverifiable) {
            return refused(TokenRefusal.MALFORMED);
        }
    }

    private static boolean hasType(SignedJWT token) {
        return TYPES.contains(token.getHeader().getType());
    }

    /** The first reason why claims were refused, which are the issuer's own. */
    private TokenRefusal reason(JWTClaimsSet claims) {
        if (!settings.issuer().equals(claims.getIssuer())) {
            return TokenRefusal.ISSUER;
        }
        if (claims.getAudience().stream().noneMatch(settings.audiences()::contains)) {
            return TokenRefusal.AUDIENCE;
        }
        if (claims.getExpirationTime() == null) {
            return TokenRefusal.WITHOUT_END;
        }
        Instant begins = claims.getNotBeforeTime() == null
                ? Instant.MIN
                : claims.getNotBeforeTime().toInstant();
        return begins.isAfter(Instant.now()) ? TokenRefusal.NOT_YET : TokenRefusal.EXPIRED;
    }

    private Caller caller(JWTClaimsSet claims) {
        Set<String> views = settings.grants().stream()
                .filter(grant -> grant.matches(claims.getClaims()))
                .flatMap(grant -> grant.views().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(views, claims.getExpirationTime().toInstant().plus(settings.clockSkew()));
    }

    private static Verdict refused(TokenRefusal reason) {
        return new Verdict.Refused(reason);
    }
}
