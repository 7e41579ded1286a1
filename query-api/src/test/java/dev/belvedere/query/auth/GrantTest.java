package dev.belvedere.query.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static boolean matches(String claim, String value, Map<String, Object> claims) {
        return new Grant(claim, value, Set.of("orders")).matches(claims);
    }

    @Test
    void findsAValueAmongThoseOfAList() {
        assertThat(matches("roles", "analyst", Map.of("roles", List.of("clerk", "analyst"))))
                .isTrue();
        assertThat(matches("roles", "analyst", Map.of("roles", List.of("analysts"))))
                .isFalse();
    }

    @Test
    void findsAClaimInsideAnother() {
        Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("analyst")));

        assertThat(matches("realm_access.roles", "analyst", claims)).isTrue();
        assertThat(matches("realm_access", "analyst", claims)).isFalse();
        assertThat(matches("realm_access.roles.analyst", "analyst", claims)).isFalse();
    }

    @Test
    void findsAClaimWhoseNameHasDots() {
        assertThat(matches(
                        "https://shop.example/roles",
                        "analyst",
                        Map.of("https://shop.example/roles", List.of("analyst"))))
                .isTrue();
    }

    @Test
    void takesScopesApartAndNoOtherText() {
        assertThat(matches("scope", "orders.read", Map.of("scope", "openid orders.read")))
                .isTrue();
        assertThat(matches("scp", "orders.read", Map.of("scp", "orders.read"))).isTrue();
        assertThat(matches("scope", "orders", Map.of("scope", "openid orders.read")))
                .isFalse();
        assertThat(matches("name", "analyst", Map.of("name", "Jo analyst"))).isFalse();
    }

    @Test
    void comparesWholeValues() {
        assertThat(matches("sub", "service", Map.of("sub", "service"))).isTrue();
        assertThat(matches("admin", "true", Map.of("admin", true))).isTrue();
        assertThat(matches("tenant", "17", Map.of("tenant", 17L))).isTrue();
        assertThat(matches("tenant", "17", Map.of("tenant", "170"))).isFalse();
        assertThat(matches("tenant", "17", Map.of())).isFalse();
    }
}
