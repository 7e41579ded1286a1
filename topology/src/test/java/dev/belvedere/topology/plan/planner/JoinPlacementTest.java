package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinPlacementTest {

    @Test
    void makesOneAssemblyOfTablesWithEqualKeys() {
        assertThat(Plans.assemblies("SELECT o.id, u.name FROM orders o JOIN users u ON o.id = u.id"))
                .containsExactly("v[id]: row orders(); row users(name)");
    }

    @Test
    void makesTheRightRowOptionalInALeftJoinOfEqualKeys() {
        assertThat(Plans.assemblies("SELECT o.id, u.name FROM orders o LEFT JOIN users u ON o.id = u.id"))
                .containsExactly("v[id]: row orders(); row users(name) optional");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT o.id, u.name FROM orders o JOIN users u ON o.user_id = u.id",
                "SELECT o.id, u.name FROM users u JOIN orders o ON o.user_id = u.id"
            })
    void looksUpTheSideThatIsFoundByItsKey(String select) {
        assertThat(Plans.assemblies(select))
                .containsExactly("v.users[id]: row users(name)", "v[id]: row orders(user_id); lookup v.users(name)");
    }

    @Test
    void makesTheLookupOptionalInALeftJoin() {
        assertThat(Plans.assemblies("SELECT o.id, u.name FROM orders o LEFT JOIN users u ON o.user_id = u.id"))
                .endsWith("v[id]: row orders(user_id); lookup v.users(name) optional");
    }

    @Test
    void looksUpAtTheTableThatHoldsTheForeignKey() {
        assertThat(Plans.assemblies("SELECT i.id, u.name, c.name AS country FROM items i"
                        + " JOIN orders o ON i.order_id = o.id JOIN users u ON o.user_id = u.id"
                        + " JOIN countries c ON u.country_id = c.id"))
                .containsExactly(
                        "v.countries[id]: row countries(name)",
                        "v.users[id]: row users(name, country_id); lookup v.countries(name)",
                        "v.orders[id]: row orders(user_id); lookup v.users(name, name)",
                        "v[id]: row items(order_id); lookup v.orders(name, name)");
    }

    @Test
    void looksUpByAllColumnsOfACompositeKey() {
        assertThat(Plans.assemblies("SELECT u.id, r.rate FROM users u"
                        + " JOIN rates r ON r.country_id = u.country_id AND r.class = u.id"))
                .containsExactly(
                        "v.rates[country_id, class]: row rates(rate)",
                        "v[id]: row users(country_id); lookup v.rates(rate)");
    }

    @Test
    void pairsRowsThatNeitherKeyFinds() {
        assertThat(Plans.assemblies("SELECT i.id, o.id AS o FROM items i JOIN orders o ON i.product = o.status"))
                .containsExactly("v.join[product]: rows v.items(id); rows v.orders(id)", "v[id, id]: pair v.join()");
    }

    @Test
    void pairsTheRowsOfALeftJoinWhoseRightSideHoldsTheForeignKey() {
        assertThat(Plans.assemblies("SELECT u.id, o.id AS o FROM users u LEFT JOIN orders o ON o.user_id = u.id"))
                .containsExactly("v.join[id]: rows v.users(id); rows v.orders(id)", "v[id, id]: pair v.join()");
    }
}
