package dev.belvedere.topology.plan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.sql.Statement;
import dev.belvedere.topology.sql.ViewCompiler;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexPlannerTest {

    private static final Table NOTES = Table.of(
            "notes",
            "notes",
            RowType.of(
                    new Column("id", SqlType.BIGINT, false),
                    new Column("author", SqlType.VARCHAR, true),
                    new Column("written", SqlType.DATE, true),
                    new Column("body", SqlType.JSON, true)),
            List.of(0));
    private static final ViewDefinition VIEW = new ViewCompiler(new Catalog(List.of(NOTES)))
            .compile(new Statement(
                    "v.sql", "CREATE MATERIALIZED VIEW notes_by AS SELECT id, author, written, body FROM notes"));

    @Test
    void keepsTheRowsByTheIndexAndThenByTheKey() {
        PhysicalPlan plan = plan(index("author", "written"));

        AssemblyPlan index =
                plan.assemblies().get(plan.views().get(0).indexes().get(0).assembly());
        assertThat(index.key().names()).containsExactly("author", "written", "id");
        assertThat(index.placedBy()).isOne();
    }

    @Test
    void doesNotRepeatAKeyColumnThatTheIndexHas() {
        PhysicalPlan plan = plan(index("author", "id", "written"));

        assertThat(plan.assemblies().get(1).key().names()).containsExactly("author", "id", "written");
    }

    @Test
    void makesItPartOfTheFingerprint() {
        String without = plan().fingerprint(16);

        assertThat(plan(index("author", "written")).fingerprint(16))
                .isNotEqualTo(without)
                .isNotEqualTo(plan(index("written", "author")).fingerprint(16));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note_by  | author      | names an unknown view; the nearest is notes_by.",
                "notes_by | auhtor      | names the column auhtor, which the view does not have; the nearest is"
                        + " author.",
                "notes_by | body        | names the column body of type jsonb, which an index cannot have.",
                "notes_by | written,written     | names a column twice.",
                "notes_by | written,id      | is declared twice."
            })
    void refusesWhatCannotBeKept(String view, String columns, String reason) {
        IndexDefinition refused = new IndexDefinition(view, Arrays.asList(columns.split(",")));

        assertThatThrownBy(() -> plan(index("written", "id"), refused))
                .isInstanceOf(IndexException.class)
                .hasMessageStartingWith("the index [" + columns.replace(",", ", ") + "] of " + view)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAnIndexWithoutColumns() {
        assertThatThrownBy(() -> plan(index())).hasMessageContaining("has no columns");
    }

    private static IndexDefinition index(String... columns) {
        return new IndexDefinition("notes_by", List.of(columns));
    }

    private static PhysicalPlan plan(IndexDefinition... indexes) {
        return PhysicalPlanner.plan(List.of(VIEW), List.of(indexes));
    }
}
