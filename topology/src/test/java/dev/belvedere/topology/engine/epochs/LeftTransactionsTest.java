package dev.belvedere.topology.engine.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftTransactionsTest {

    private static final String APPLICATION = "shop-0a1b";

    @Test
    void findsThoseOfProcessesThatAreNoMembers() {
        assertThat(LeftTransactions.left(
                        APPLICATION,
                        List.of("shop-0a1b-p1-1", "shop-0a1b-p2-1", "shop-0a1b-p2-12"),
                        Set.of("shop-0a1b-p1-StreamThread-1-consumer")))
                .containsExactly("shop-0a1b-p2-1", "shop-0a1b-p2-12");
    }

    @Test
    void leavesOtherApplicationsAlone() {
        assertThat(LeftTransactions.left(APPLICATION, List.of("shop-0a1c-p1-1", "connect-1"), Set.of()))
                .isEmpty();
    }

    @Test
    void isNotMistakenAboutProcessesWhoseNamesBeginAlike() {
        assertThat(LeftTransactions.left(
                        APPLICATION, List.of("shop-0a1b-p1-1"), Set.of("shop-0a1b-p11-StreamThread-1-consumer")))
                .containsExactly("shop-0a1b-p1-1");
    }
}
