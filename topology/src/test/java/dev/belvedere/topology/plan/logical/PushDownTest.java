package dev.belvedere.topology.plan.logical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.plan.logical.Relation.JoinKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PushDownTest {

    private static final Relation ORDERS = new Relation.Scan(ShopCatalog.ORDERS);
    private static final Relation USERS = new Relation.Scan(ShopCatalog.USERS);
    private static final RowType BOTH = new RowType(Stream.concat(
                    ShopCatalog.ORDERS.columns().columns().stream(), ShopCatalog.USERS.columns().columns().stream())
            .toList());

    private static final int USER_ID = 1;
    private static final int STATUS = 2;
    private static final int USERS_ID = 4;
    private static final int EMAIL = 6;

    private static final Expr SAME_USER = ComparisonFunctions.EQUALS.call(column(USER_ID), column(USERS_ID));

    @Test
    void joinsByAnEqualityOfTheTwoSides() {
        assertThat(join(JoinKind.INNER, SAME_USER).explain())
                .isEqualTo("Join(user_id = id)\n  Scan(orders)\n  Scan(users)\n");
    }

    @Test
    void joinsByAnEqualityThatAllOperandsOfAnOrHave() {
        Expr open = LogicFunctions.and(List.of(SAME_USER, is(STATUS, "open"), is(EMAIL, "a@b")));
        Expr paid = LogicFunctions.and(List.of(is(STATUS, "paid"), SAME_USER));

        assertThat(join(JoinKind.INNER, LogicFunctions.OR.call(open, paid)).explain())
                .startsWith("Join(user_id = id AND OR(AND(EQUALS($2, 'open')");
        assertThat(join(JoinKind.INNER, LogicFunctions.OR.call(open, SAME_USER)).explain())
                .isEqualTo("Join(user_id = id)\n  Scan(orders)\n  Scan(users)\n");
        assertThat(join(JoinKind.INNER, LogicFunctions.OR.call(SAME_USER, is(STATUS, "open")))
                        .explain())
                .startsWith("Join(OR(");
    }

    @Test
    void filtersEachSideOfAnInnerJoinByTheConditionsOnIt() {
        Relation join =
                join(JoinKind.INNER, LogicFunctions.and(List.of(SAME_USER, is(STATUS, "open"), is(EMAIL, "a@b"))));
        assertThat(join.explain()).isEqualTo("""
            Join(user_id = id)
              Filter(EQUALS($2, 'open'):boolean)
                Scan(orders)
              Filter(EQUALS($2, 'a@b'):boolean)
                Scan(users)
            """);
    }

    @Test
    void keepsAConditionOnTheLeftSideInALeftJoin() {
        Relation join = join(JoinKind.LEFT, LogicFunctions.and(List.of(SAME_USER, is(STATUS, "open"))));
        assertThat(join.explain())
                .isEqualTo("LeftJoin(user_id = id AND EQUALS($2, 'open'):boolean)\n  Scan(orders)\n  Scan(users)\n");
    }

    @Test
    void makesAnInnerJoinOfAConditionAboveIt() {
        Relation cross = PushDown.join(ORDERS, USERS, JoinKind.INNER, Literals.TRUE, BOTH);
        assertThat(PushDown.filter(cross, SAME_USER).explain())
                .isEqualTo("Join(user_id = id)\n  Scan(orders)\n  Scan(users)\n");
    }

    @Test
    void keepsAConditionOnTheRightRowsAboveALeftJoin() {
        Relation join = join(JoinKind.LEFT, SAME_USER);
        assertThat(PushDown.filter(join, is(EMAIL, "a@b")).explain()).startsWith("Filter(EQUALS($6, 'a@b'):boolean)\n");
    }

    @Test
    void movesAConditionOnTheLeftRowsBelowALeftJoin() {
        Relation join = join(JoinKind.LEFT, SAME_USER);
        assertThat(PushDown.filter(join, is(STATUS, "open")).explain())
                .startsWith("LeftJoin(user_id = id)\n  Filter(EQUALS($2, 'open'):boolean)\n");
    }

    @Test
    void movesAConditionBelowAProjection() {
        Relation project =
                new Relation.Project(ORDERS, List.of(column(STATUS)), new RowType(List.of(BOTH.column(STATUS))));
        Expr status = new Expr.Input(0, BOTH.type(STATUS), true);
        Relation filtered = PushDown.filter(project, ComparisonFunctions.EQUALS.call(status, Literals.text("open")));
        assertThat(filtered.explain())
                .isEqualTo("Project(status)\n  Filter(EQUALS($2, 'open'):boolean)\n    Scan(orders)\n");
    }

    @Test
    void keepsAConditionAboveAnAggregate() {
        Relation groups =
                new Relation.Aggregate(ORDERS, List.of(STATUS), List.of(), new RowType(List.of(BOTH.column(STATUS))));
        Expr status = new Expr.Input(0, BOTH.type(STATUS), true);
        Relation filtered = PushDown.filter(groups, ComparisonFunctions.EQUALS.call(status, Literals.text("open")));
        assertThat(filtered.explain())
                .isEqualTo("Filter(EQUALS($0, 'open'):boolean)\n  Aggregate({status})\n    Scan(orders)\n");
    }

    private static Relation join(JoinKind kind, Expr condition) {
        return PushDown.join(ORDERS, USERS, kind, condition, BOTH);
    }

    private static Expr is(int position, String value) {
        return ComparisonFunctions.EQUALS.call(column(position), Literals.text(value));
    }

    private static Expr column(int position) {
        return Expr.Input.of(position, BOTH.column(position));
    }
}
