package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static dev.belvedere.query.http.Problems.detailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.PlainJWT;
import dev.belvedere.query.auth.AuthSettings;
import dev.belvedere.query.auth.Grant;
import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.PeerListener;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.SecuritySettings;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.read.EpochCluster;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.testkit.TestIssuer;
import dev.belvedere.topology.engine.view.RefusedView;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API that asks clients for tokens. */
class CallersTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final FakeView OVERVIEW = FakeView.orderOverview();
    private static final String ROW = "/v1/views/order_summary/rows/1";
    private static final String CHALLENGE = "Bearer realm=\"belvedere\"";

    private final TestIssuer issuer = TestIssuer.start();
    private final Api api = new Api(
            new FakeEngine(ORDERS, OVERVIEW)
                    .put(ORDERS, Row.of(1L, "Zoë", new BigDecimal("10.50")))
                    .refuse(new RefusedView("broken", "unsupported-sql", "It is broken.")),
            settings());

    private ServerSettings settings() {
        return new ServerSettings(
                        "127.0.0.1",
                        0,
                        ReadLimits.defaults(),
                        ConnectionLimits.defaults(),
                        new SubscriptionLimits(10, Duration.ofMillis(100)),
                        List.of("https://shop.example"),
                        PeerSettings.defaults())
                .with(security(issuer, new PeerListener("127.0.0.1", 0, Optional.empty())));
    }

    static SecuritySettings security(TestIssuer issuer, PeerListener peers) {
        return new SecuritySettings(
                Optional.empty(),
                Optional.of(peers),
                Optional.of(new AuthSettings(
                        TestIssuer.NAME,
                        Set.of(TestIssuer.AUDIENCE),
                        issuer.address(),
                        AuthSettings.ASYMMETRIC,
                        Duration.ZERO,
                        List.of(
                                new Grant("scope", "orders.read", Set.of("order_summary", "missing")),
                                new Grant("realm_access.roles", "analyst", Set.of(Grant.ALL))))));
    }

    @AfterEach
    void close() {
        api.close();
        issuer.close();
    }

    private String clerk() {
        return issuer.token(Map.of("scope", "openid orders.read"));
    }

    private String analyst() {
        return issuer.token(Map.of("realm_access", Map.of("roles", List.of("analyst"))));
    }

    private HttpResponse<String> get(String path, String token) {
        return api.get(path, "Authorization", "Bearer " + token);
    }

    private static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROW,
                "/v1/views/order_summary/rows?key=1",
                "/v1/views/order_summary/rows?scan=true",
                "/v1/views/order_summary/changes",
                "/v1/views/order_summary/rows/1/changes",
                "/v1/views/order_summary",
                "/v1/views/nowhere",
                "/v1/views",
                "/v1/shards",
                "/v1/instances",
                "/v1/sources",
                "/v1/sources/shop/token?lsn=0/1",
                "/internal/copies",
                "/nowhere",
                "/docs/../v1/views",
                "/docs/%2e%2e/v1/views",
                "/health/live;/../../v1/views",
                "//health/live"
            })
    void asksEveryClientForAToken(String path) throws IOException {
        String answer = RawRequest.get(api.port(), path);

        assertThat(answer).startsWith("HTTP/1.1 401").contains("credentials-missing", "WWW-Authenticate: " + CHALLENGE);
    }

    @Test
    void answersWhoMayReadAView() {
        String token = clerk();

        for (int again = 0; again < 3; again++) {
            assertThat(get(ROW, token).body()).contains("10.50");
        }
        assertThat(get("/v1/views/order_summary/rows?key=1", token).body()).contains("10.50");
        assertThat(get("/v1/views/order_summary/rows?scan=true", token).body()).contains("10.50");
        assertThat(get("/v1/sources/shop/token?lsn=0/1", token).statusCode()).isEqualTo(200);
        assertThat(api.send("HEAD", ROW, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsNobodyWhichViewsThereAreThatHeMayNotRead() {
        String token = clerk();

        for (String view : List.of("order_overview", "broken", "nowhere")) {
            for (String path : List.of(
                    "",
                    "/rows/1",
                    "/rows/",
                    "/rows/x",
                    "/rows",
                    "/rows?key=1",
                    "/rows?scan=true",
                    "/changes",
                    "/rows/1/changes")) {
                HttpResponse<String> response = get("/v1/views/" + view + path, token);
                assertThat(detailOf(response, 403, "forbidden"))
                        .isEqualTo("The token grants no access to a view \"" + view + "\", if there is one.");
                assertThat(challenge(response)).isEqualTo(CHALLENGE + ", error=\"insufficient_scope\"");
            }
        }
        assertThat(get("/v1/views", token).body())
                .contains("order_summary", "\"notServed\":[]")
                .doesNotContain("order_overview", "broken");
        assertThat(detailOf(get("/v1/views/missing", token), 404, "unknown-view"))
                .contains("order_summary")
                .doesNotContain("order_overview");
    }

    @Test
    void showsTheDeploymentToThoseWhoMayReadAllViews() {
        for (String path : List.of("/v1/shards", "/v1/instances", "/v1/sources")) {
            assertProblem(get(path, clerk()), 403, "forbidden");
            assertThat(get(path, analyst()).statusCode()).isEqualTo(200);
        }
        assertThat(get("/v1/views", analyst()).body()).contains("order_summary", "order_overview", "broken");
        assertProblem(get("/v1/views/broken", analyst()), 503, "view-not-served");
        assertProblem(get("/v1/views/nowhere", analyst()), 404, "unknown-view");
    }

    @Test
    void grantsNothingToATokenThatMatchesNoGrant() {
        String token = issuer.token(Map.of("scope", "order_summary"));

        assertProblem(get(ROW, token), 403, "forbidden");
        assertThat(get("/v1/views", token).body()).startsWith("{\"views\":[],\"notServed\":[]");
    }

    @Test
    void showsHealthAndTheContractToEverybodyWithoutNames() {
        for (String path : List.of("/health/live", "/health/ready", "/openapi.json", "/docs", "/docs/swagger-ui.css")) {
            assertThat(api.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(api.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void saysWhatIsWrongWithAToken() {
        HttpResponse<String> expired = get(ROW, until(Instant.now().minusSeconds(10)));
        assertProblem(expired, 401, "credentials-expired");
        assertThat(challenge(expired))
                .isEqualTo(CHALLENGE
                        + ", error=\"invalid_token\", error_description=\"The token has expired. Get a new one.\"");
        assertProblem(get(ROW, issuer.token(TestIssuer.claims().audience("x").build())), 401, "credentials-foreign");
        assertProblem(get(ROW, new PlainJWT(TestIssuer.claims().build()).serialize()), 401, "credentials-invalid");
        assertProblem(get(ROW, "x".repeat(20_000)), 401, "credentials-invalid");
    }

    private String until(Instant end) {
        return issuer.token(TestIssuer.claims()
                .claim("scope", "orders.read")
                .expirationTime(Date.from(end))
                .build());
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(api.get(ROW, "authorization", "bEARER  " + clerk()).statusCode())
                .isEqualTo(200);
        assertProblem(api.get(ROW, "Authorization", "Basic " + clerk()), 401, "credentials-missing");
        assertProblem(api.get(ROW, "Authorization", clerk()), 401, "credentials-missing");
        assertProblem(api.get(ROW + "?access_token=" + clerk()), 401, "credentials-missing");
    }

    @Test
    void refusesTwoTokens() {
        assertProblem(
                api.get(ROW, "Authorization", "Bearer " + clerk(), "Authorization", "Bearer " + analyst()),
                400,
                "malformed-header");
        assertProblem(get(ROW, clerk() + ", Bearer " + analyst()), 401, "credentials-invalid");
    }

    /** A request behind another one on the same connection is its own. */
    @Test
    void asksForATokenWithEachRequestOfAConnection() throws IOException {
        String get = "GET " + ROW + " HTTP/1.1\r\nHost: x\r\n";
        String authorized = get + "Authorization: Bearer " + clerk() + "\r\n\r\n";

        String answers =
                RawRequest.send(api.port(), authorized + get + "\r\n" + authorized + get + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1\\.1 ", -1))
                .extracting(answer -> answer.substring(0, Math.min(3, answer.length())))
                .containsExactly("", "200", "401", "200", "401");
    }

    @Test
    void takesNothingFromAClientThatSpeaksAsAnInstance() {
        for (String header : List.of("Belvedere-Forwarded", "Belvedere-Shards", "Belvedere-Epoch")) {
            assertProblem(api.get(ROW, header, "active"), 401, "credentials-missing");
        }
    }

    @Test
    void letsPagesOfOtherOriginsSendTokensAndSeeWhyTheyAreRefused() throws IOException {
        String preflight = RawRequest.send(
                api.port(),
                "OPTIONS " + ROW + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: https://shop.example\r\n"
                        + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
        // Browsers do not count this header among those that a star stands for.
        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .containsPattern("Access-Control-Allow-Headers: .*(?i)authorization");

        HttpResponse<String> refused = api.get(ROW, "Origin", "https://shop.example");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://shop.example");
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("WWW-Authenticate");
    }

    @Test
    void endsAStreamWhenItsTokenExpires() throws IOException {
        EpochCluster cluster = EpochCluster.single(64 << 20, ORDERS);
        cluster.put(ORDERS, Row.of(1L, "Zoë", new BigDecimal("1.00"))).end();
        try (Api live = new Api(cluster.instance(0), settings())) {
            String token = until(Instant.now().plusSeconds(5));
            try (EventStream events = EventStream.open(
                    live, "/v1/views/order_summary/changes", "", "Authorization: Bearer " + token + "\r\n")) {
                assertThat(events.next().data()).contains("Zoë");
                assertThat(events.next().name()).isEqualTo("epoch");
                EventStream.Event last = events.next();

                assertThat(last.name()).isEqualTo("closed");
                assertThat(last.data()).contains("credentials-expired");
            }
        }
    }

    @Test
    void needsAListenerForInstances() {
        SecuritySettings with = security(issuer, new PeerListener("127.0.0.1", 0, Optional.empty()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecuritySettings(Optional.empty(), Optional.empty(), with.auth()))
                .withMessageContaining("listener");
    }
}
