package dev.belvedere.query.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.belvedere.testkit.TestIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are taken, and forged ones that are not. Where a forgery has to be a good one to prove anything, the test shows that it is. */
class BearerTokensTest {

    private static final RSAKey STRANGER = TestIssuer.newKey("stranger");
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final TestIssuer issuer = TestIssuer.start();
    private final BearerTokens tokens = new BearerTokens(settings(Set.of("RS256", "ES256")));

    private AuthSettings settings(Set<String> algorithms) {
        return new AuthSettings(
                TestIssuer.NAME,
                Set.of("other", TestIssuer.AUDIENCE),
                issuer.address(),
                algorithms,
                SKEW,
                List.of(
                        new Grant("scope", "orders.read", Set.of("orders")),
                        new Grant("roles", "analyst", Set.of(Grant.ALL))));
    }

    @AfterEach
    void close() {
        tokens.close();
        issuer.close();
    }

    private Verdict verdict(String token) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        tokens.verify(token, verdict::complete);
        return verdict.join();
    }

    private Caller caller(String token) {
        assertThat(verdict(token)).isInstanceOf(Verdict.Accepted.class);
        return tokens.known(token).orElseThrow();
    }

    private void assertRefused(String token, TokenRefusal reason) {
        assertThat(verdict(token)).isEqualTo(new Verdict.Refused(reason));
        assertThat(tokens.known(token)).isEmpty();
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(issuer.key().getKeyID());
    }

    @Test
    void grantsWhatTheClaimsSay() {
        assertThat(caller(issuer.token(Map.of("scope", "openid orders.read"))).views())
                .containsExactly("orders");
        assertThat(caller(issuer.token(Map.of("roles", List.of("analyst")))).mayReadAll())
                .isTrue();
        assertThat(caller(issuer.token(Map.of("roles", List.of("clerk")))).views())
                .isEmpty();
    }

    @Test
    void knowsWhenATokenExpires() {
        Instant end = Instant.now().plusSeconds(100).truncatedTo(ChronoUnit.SECONDS);

        Caller caller = caller(
                issuer.token(TestIssuer.claims().expirationTime(Date.from(end)).build()));

        assertThat(caller.expires()).isEqualTo(end.plus(SKEW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void takesTheTypesOfAccessTokens(String type) {
        String token = TestIssuer.token(
                header(JWSAlgorithm.RS256).type(new JOSEObjectType(type)).build(),
                TestIssuer.claims().build(),
                issuer.key());

        assertThat(verdict(token)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesOtherTypes() {
        String token = TestIssuer.token(
                header(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                TestIssuer.claims().build(),
                issuer.key());

        assertRefused(token, TokenRefusal.TYPE);
    }

    @Test
    void refusesATokenWithoutASignature() {
        assertRefused(new PlainJWT(TestIssuer.claims().build()).serialize(), TokenRefusal.ALGORITHM);
    }

    @Test
    void refusesATokenWhoseSignatureWasCutOff() {
        String token = issuer.token(Map.of());

        assertRefused(token.substring(0, token.lastIndexOf('.') + 1), TokenRefusal.MALFORMED);
    }

    /** Whoever has the public key could sign for those who take it for a shared secret. */
    @Test
    void refusesATokenThatIsSignedWithThePublicKeyAsASecret() throws JOSEException, ParseException {
        byte[] publicKey = issuer.key().toRSAPublicKey().getEncoded();
        SignedJWT forged = new SignedJWT(
                header(JWSAlgorithm.HS256).build(), TestIssuer.claims().build());
        forged.sign(new MACSigner(publicKey));

        assertThat(SignedJWT.parse(forged.serialize()).verify(new MACVerifier(publicKey)))
                .as("the forgery is a good one")
                .isTrue();
        assertRefused(forged.serialize(), TokenRefusal.ALGORITHM);
    }

    @Test
    void refusesAnAlgorithmThatIsNotChosenThoughTheKeyIsRight() throws JOSEException, ParseException {
        String token = TestIssuer.token(
                header(JWSAlgorithm.PS256).build(), TestIssuer.claims().build(), issuer.key());

        assertThat(SignedJWT.parse(token).verify(new RSASSAVerifier(issuer.key())))
                .isTrue();
        assertRefused(token, TokenRefusal.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "RS1", "dir"})
    void cannotBeSetToTakeWhatIsNotAsymmetric(String algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Set.of("RS256", algorithm)))
                .withMessageContaining(algorithm);
    }

    /** A header may bring a key along, or say where one is. */
    @Test
    void refusesATokenThatIsSignedByTheKeyThatItBringsAlong() throws JOSEException {
        RSAKey stranger = TestIssuer.newKey("stranger");
        String token = TestIssuer.token(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(stranger.toPublicJWK())
                        .keyID("stranger")
                        .build(),
                TestIssuer.claims().build(),
                stranger);

        assertRefused(token, TokenRefusal.UNKNOWN_KEY);
    }

    @Test
    void refusesATokenOfAnotherKeyThatClaimsToBeTheIssuers() {
        String token = TestIssuer.token(
                header(JWSAlgorithm.RS256).build(),
                TestIssuer.claims().build(),
                TestIssuer.newKey(issuer.key().getKeyID()));

        assertRefused(token, TokenRefusal.SIGNATURE);
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() {
        String[] good = issuer.token(Map.of("scope", "nothing")).split("\\.", -1);
        JWTClaimsSet more = TestIssuer.claims().claim("scope", "orders.read").build();
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(more.toString().getBytes(StandardCharsets.UTF_8));

        assertRefused(good[0] + "." + changed + "." + good[2], TokenRefusal.SIGNATURE);
    }

    @Test
    void refusesTokensOfAndForOthers() {
        assertRefused(
                issuer.token(TestIssuer.claims().issuer("https://evil.example").build()), TokenRefusal.ISSUER);
        assertRefused(issuer.token(TestIssuer.claims().issuer(null).build()), TokenRefusal.ISSUER);
        assertRefused(issuer.token(TestIssuer.claims().audience("another").build()), TokenRefusal.AUDIENCE);
        assertRefused(issuer.token(TestIssuer.claims().audience((String) null).build()), TokenRefusal.AUDIENCE);
    }

    @Test
    void refusesTokensOutOfTheirTime() {
        Instant now = Instant.now();

        assertRefused(until(now.minus(SKEW).minusSeconds(5)), TokenRefusal.EXPIRED);
        assertRefused(from(now.plus(SKEW).plusSeconds(60)), TokenRefusal.NOT_YET);
        assertRefused(issuer.token(TestIssuer.claims().expirationTime(null).build()), TokenRefusal.WITHOUT_END);
        assertThat(verdict(until(now.minus(SKEW).plusSeconds(20)))).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict(from(now.plus(SKEW).minusSeconds(5)))).isInstanceOf(Verdict.Accepted.class);
    }

    private String until(Instant end) {
        return issuer.token(TestIssuer.claims().expirationTime(Date.from(end)).build());
    }

    private String from(Instant begin) {
        return issuer.token(TestIssuer.claims().notBeforeTime(Date.from(begin)).build());
    }

    @Test
    void refusesWhatIsTooLongBeforeItLooksAtIt() {
        assertRefused(issuer.token(Map.of("padding", "x".repeat(9_000))), TokenRefusal.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.W1tb.x", "eyJhbGciOjF9.e30.x"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(verdict(text)).isInstanceOf(Verdict.Refused.class);
    }

    /** Claims nested so deeply, or numbers so large, that a parser may fail on them. */
    @Test
    void refusesClaimsThatAreHardToParse() {
        String header = encoded("{\"alg\":\"RS256\",\"kid\":\"first\"}");

        for (String claims : List.of(
                "{\"a\":" + "[".repeat(2_000), "{\"exp\":1e1000000000}", "{\"exp\":" + "9".repeat(2_000) + "}")) {
            assertThat(verdict(header + "." + encoded(claims) + ".AAAA")).isInstanceOf(Verdict.Refused.class);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noticesThatTheIssuerHasANewKey() {
        caller(issuer.token(Map.of()));

        issuer.rotate("second");

        assertThat(verdict(issuer.token(Map.of()))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void goesOnWithKnownKeysWhileTheIssuerIsGone() {
        caller(issuer.token(Map.of()));
        for (String nothing : List.of("", "{\"keys\":[]}", "<html>")) {
            issuer.publish(nothing);
            assertThat(verdict(unknownKey("k" + nothing.length()))).isInstanceOf(Verdict.Refused.class);
            assertThat(verdict(issuer.token(Map.of("jti", nothing)))).isInstanceOf(Verdict.Accepted.class);
        }
        assertThat(tokens.lacksKeys()).isTrue();
    }

    @Test
    void saysThatItCannotTellWhileItHasNoKeys() {
        try (BearerTokens without = new BearerTokens(new AuthSettings(
                TestIssuer.NAME,
                Set.of(TestIssuer.AUDIENCE),
                URI.create("http://127.0.0.1:1/keys"),
                Set.of("RS256"),
                SKEW,
                List.of()))) {
            CompletableFuture<Verdict> verdict = new CompletableFuture<>();
            without.verify(issuer.token(Map.of()), verdict::complete);

            assertThat(verdict.join()).isEqualTo(new Verdict.Refused(TokenRefusal.KEYS_UNAVAILABLE));
            assertThat(without.lacksKeys()).isTrue();
        }
    }

    private static String unknownKey(String id) {
        return TestIssuer.token(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(),
                TestIssuer.claims().build(),
                STRANGER);
    }

    @Test
    void doesNotAskTheIssuerForEachUnknownKey() {
        caller(issuer.token(Map.of()));

        IntStream.range(0, 100)
                .forEach(key -> assertThat(verdict(unknownKey("unknown" + key))).isInstanceOf(Verdict.Refused.class));

        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(verdict(issuer.token(Map.of("jti", "new")))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesMoreUnknownTokensThanCanWaitAndKnowsThoseItKnows() {
        String known = issuer.token(Map.of());
        caller(known);
        issuer.hold();
        String token = unknownKey("unknown");

        List<CompletableFuture<Verdict>> verdicts = IntStream.range(0, 500)
                .mapToObj(each -> {
                    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
                    tokens.verify(token, verdict::complete);
                    return verdict;
                })
                .toList();

        assertThat(tokens.known(known)).isPresent();
        assertThat(verdicts)
                .map(CompletableFuture::join)
                .allMatch(Verdict.Refused.class::isInstance)
                .contains(new Verdict.Refused(TokenRefusal.BUSY));
    }
}
