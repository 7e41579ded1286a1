package dev.belvedere.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.app.config.Configuration.Auth;
import dev.belvedere.app.config.Configuration.Grant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSectionTest {

    private static final String LEAST = """
            application: shop
            views: views
            tables: {orders: {topic: orders}}
            kafka: {bootstrap.servers: '127.0.0.1:9092'}
            registry: {url: 'http://127.0.0.1:8081'}
            """;
    private static final String PEERS = "peers: {port: 8090}\n";
    private static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    @TempDir
    Path folder;

    @BeforeEach
    void createViews() throws IOException {
        Files.createDirectories(folder.resolve("views"));
        Files.writeString(folder.resolve("views/a.sql"), "");
    }

    private Configuration read(String more) {
        try {
            return ConfigurationFile.read(
                    Files.writeString(folder.resolve("belvedere.yaml"), LEAST + more), Map.of("SECRET", "hunter2"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> problems(String more) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(more))
                .problems();
    }

    @Test
    void asksForNoTokensUnlessToldTo() {
        assertThat(read("").http().auth()).isEmpty();
    }

    @Test
    void readsWhoseTokensAreTakenAndWhatTheyGrant() {
        Auth auth = read(PEERS + """
                http:
                  auth:
                    issuer: https://login.example/realms/shop
                    audience: belvedere
                    jwks-url: https://login.example/realms/shop/keys
                    grants:
                      'realm_access.roles:analyst': ['*']
                      'scope:orders:read': [order_summary, order_overview]
                      'https://shop.example/roles:clerk': order_summary
                """).http().auth().orElseThrow();

        assertThat(auth)
                .isEqualTo(new Auth(
                        "https://login.example/realms/shop",
                        List.of("belvedere"),
                        URI.create("https://login.example/realms/shop/keys"),
                        ALGORITHMS,
                        Duration.ofSeconds(30),
                        List.of(
                                new Grant("realm_access.roles", "analyst", List.of("*")),
                                new Grant("scope", "orders:read", List.of("order_summary", "order_overview")),
                                new Grant("https://shop.example/roles", "clerk", List.of("order_summary")))));
    }

    @Test
    void readsTheAlgorithmsTheClockSkewAndSeveralAudiences() {
        Auth auth = read(PEERS + """
                http:
                  auth:
                    issuer: login
                    audience: [belvedere, shop]
                    jwks-url: http://127.0.0.1:8180/keys
                    algorithms: [ES256]
                    clock-skew: 2min
                    grants: {'sub:me': ['*']}
                """).http().auth().orElseThrow();

        assertThat(auth.audiences()).containsExactly("belvedere", "shop");
        assertThat(auth.algorithms()).containsExactly("ES256");
        assertThat(auth.clockSkew()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        assertThat(problems("http:\n  auth:\n    clock-skew: 1s\n"))
                .hasSize(5)
                .allMatch(problem -> problem.startsWith("belvedere.yaml:8: "))
                .anyMatch(problem -> problem.contains("\"http.auth\" needs \"peers.port\""))
                .anyMatch(problem -> problem.contains("\"http.auth.issuer\" is missing"))
                .anyMatch(problem -> problem.contains("\"http.auth.audience\" is missing"))
                .anyMatch(problem -> problem.contains("\"http.auth.jwks-url\" is missing"))
                .anyMatch(problem -> problem.contains("\"http.auth.grants\" is missing"));
    }

    private static String with(String setting) {
        return PEERS + """
                http:
                  auth:
                    issuer: login
                    audience: belvedere
                    jwks-url: https://login.example/keys
                    grants: {'sub:me': ['*']}
                """.replaceFirst("(?m)^ +" + setting.substring(0, setting.indexOf(':')) + ":.*\n", "") + "    "
                + setting + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "rs256", "EdDSA"})
    void refusesAlgorithmsThatAreNotAsymmetric(String algorithm) {
        assertThat(problems(with("algorithms: [RS256, " + algorithm + "]")))
                .containsExactly("belvedere.yaml:13: \"http.auth.algorithms\" names \"" + algorithm
                        + "\", which is not one of " + String.join(", ", ALGORITHMS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/keys",
                "http://127.0.0.1.evil.example/keys",
                "http://localhost@evil.example/keys",
                "https://me:hunter2@login.example/keys",
                "file:/etc/keys",
                "login.example/keys"
            })
    void refusesKeysThatComeUnencryptedOrWithCredentials(String address) {
        assertThat(problems(with("jwks-url: '" + address + "'")))
                .singleElement()
                .asString()
                .contains("\"http.auth.jwks-url\" is ", "which is not an address that begins with https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{analyst: ['*']}", "{'role:': ['*']}", "{':analyst': ['*']}", "{'role:analyst': []}"})
    void refusesGrantsThatNameNoClaimOrNoView(String grants) {
        assertThat(problems(with("grants: " + grants)))
                .singleElement()
                .asString()
                .contains("is not a claim, a colon and a value");
    }

    @Test
    void quotesNoSecret() {
        assertThat(problems(with("algorithms: '${env:SECRET}'")))
                .singleElement()
                .asString()
                .contains("algorithms")
                .doesNotContain("hunter2");
    }
}
