package dev.belvedere.localshop.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.localshop.source.SqlScript.ScriptStatement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void cutsAtSemicolonsAndCountsLines() {
        assertThat(SqlScript.parse("s", "SELECT 1;\n\n-- two\nSELECT 2").statements())
                .containsExactly(new ScriptStatement(1, "SELECT 1"), new ScriptStatement(4, "SELECT 2"));
    }

    @Test
    void leavesSemicolonsInTextsNamesAndCommentsAlone() {
        assertThat(texts("SELECT 'a;''b', E'\\';', \"c;d\" /* e; /* f; */ ; */ -- g;\n;SELECT 2;"))
                .containsExactly("SELECT 'a;''b', E'\\';', \"c;d\" /* e; /* f; */ ; */ -- g;", "SELECT 2");
    }

    @Test
    void leavesBodiesInDollarQuotesAlone() {
        assertThat(texts("DO $x$ BEGIN; $$;$$ END $x$; SELECT a$1, $1; SELECT 3"))
                .containsExactly("DO $x$ BEGIN; $$;$$ END $x$", "SELECT a$1, $1", "SELECT 3");
    }

    @Test
    void skipsCommandsOfPsql() {
        assertThat(texts("\\connect shop\nSELECT 1;\n\\q\n")).containsExactly("SELECT 1");
    }

    @Test
    void hasNoStatementsWithoutSql() {
        assertThat(texts(" ;; -- nothing\n")).isEmpty();
    }

    private static List<String> texts(String script) {
        return SqlScript.parse("s", script).statements().stream()
                .map(ScriptStatement::text)
                .toList();
    }
}
