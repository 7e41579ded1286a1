package dev.belvedere.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Issues tokens and publishes its keys on a loopback port. Thread-safe. */
public final class TestIssuer implements AutoCloseable {

    /** What its tokens say in {@code iss} and {@code aud}. */
    public static final String NAME = "https://login.example";

    public static final String AUDIENCE = "belvedere";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int KEY_BITS = 2_048;
    /** Every issuer begins with it: a key takes longer to make than all else that tests do with it. */
    private static final RSAKey FIRST = newKey("first");

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean held;
    private volatile RSAKey key = FIRST;
    private volatile String published = keys();

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    public static TestIssuer start() {
        try {
            TestIssuer issuer =
                    new TestIssuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            issuer.server.createContext("/keys", exchange -> {
                issuer.fetches.incrementAndGet();
                issuer.await();
                byte[] body = issuer.published.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new key with an id. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keys() {
        return new JWKSet(List.of(key.toPublicJWK())).toString();
    }

    /** The key that it signs with. */
    public RSAKey key() {
        return key;
    }

    /** Signs with another key from now on, and publishes nothing but that. */
    public void rotate(String id) {
        key = newKey(id);
        published = keys();
    }

    /** Answers with this instead of its keys; with an error if it is empty. */
    public void publish(String document) {
        published = document;
    }

    /** Answers with its keys again. */
    public void publishKeys() {
        published = keys();
    }

    /** Answers nothing until it is closed. */
    public void hold() {
        held = true;
    }

    private void await() {
        try {
            if (held) {
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The address of its keys. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    /** How often its keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** The claims of a good token. */
    public static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("somebody")
                .expirationTime(Date.from(Instant.now().plus(LIFE)));
    }

    /** A token with these claims beside those of a good one. */
    public String token(Map<String, Object> more) {
        JWTClaimsSet.Builder claims = claims();
        more.forEach(claims::claim);
        return token(claims.build());
    }

    /** A signed token with these claims. */
    public String token(JWTClaimsSet claims) {
        return token(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims,
                key);
    }

    /** A token with this header, signed by this key. */
    public static String token(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
