package dev.belvedere.bench.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpchFolderTest {

    private static final double SCALE = 0.001;
    private static final int REFRESHES = 4;
    private static final Pattern ORDER = Pattern.compile("INSERT INTO orders VALUES\n\\('(\\d+)'");
    private static final Pattern DELETED = Pattern.compile("DELETE FROM orders WHERE o_orderkey = (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void addsOrdersByKeysThatNoOrderHasAndDeletesThoseThatAreThere() throws IOException {
        new TpchFolder(SCALE, REFRESHES).writeTo(folder);

        List<String> orders =
                new TpchRows(SCALE).orders().rows().map(order -> order.get(0)).toList();
        String changes = Files.readString(folder.resolve("changes.sql"));
        assertThat(numbers(ORDER, changes))
                .hasSize(REFRESHES)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(orders);
        assertThat(numbers(DELETED, changes)).hasSize(REFRESHES).isSubsetOf(orders);
        assertThat(Pattern.compile("BEGIN;").matcher(changes).results()).hasSize(2 * REFRESHES);
    }

    @Test
    void hasAllTablesAndQuestions() throws IOException {
        new TpchFolder(SCALE, 0).writeTo(folder);

        assertThat(Pattern.compile("INSERT INTO (\\w+)")
                        .matcher(Files.readString(folder.resolve("schema.sql")))
                        .results()
                        .map(insert -> insert.group(1))
                        .distinct())
                .containsExactly("region", "nation", "supplier", "part", "partsupp", "customer", "orders", "lineitem");
        assertThat(folder.resolve("views").toFile().list()).hasSize(TpchFolder.QUESTIONS);
        assertThat(folder.resolve("changes.sql")).doesNotExist();
    }

    private static List<String> numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
