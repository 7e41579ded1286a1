package dev.belvedere.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {

    private static final Path HOME = Path.of("..");

    @TempDir
    private Path tree = Path.of("");

    @Test
    void leadsToFilesAndHeadingsThatExist() {
        assertThat(new Documentation(HOME).brokenLinks()).isEmpty();
    }

    @Test
    void namesCommandsAndOptionsThatExist() {
        assertThat(new Documentation(HOME).unknownCommands()).isEmpty();
    }

    @Test
    void namesTypesThatExist() {
        assertThat(new Documentation(HOME).unknownTypes("docs/internals.md")).isEmpty();
    }

    @Test
    void noticesALinkToNoFile() throws IOException {
        page("[there](there.md), [not there](absent.md)");
        Files.writeString(tree.resolve("there.md"), "");

        assertThat(new Documentation(tree).brokenLinks()).containsExactly("page.md: absent.md");
    }

    @Test
    void noticesALinkToNoHeading() throws IOException {
        page("# What is there\n[there](#what-is-there), [not there](page.md#absent)");

        assertThat(new Documentation(tree).brokenLinks()).containsExactly("page.md: page.md#absent");
    }

    @Test
    void noticesACommandThatDoesNotExist() throws IOException {
        command();
        page("Run `./belvedere demo`, and then `./belvedere dmeo`.");

        assertThat(new Documentation(tree).unknownCommands()).containsExactly("page.md: ./belvedere dmeo");
    }

    @Test
    void noticesAMeasurementThatDoesNotExist() throws IOException {
        command();
        page("`./belvedere bench everything`");

        assertThat(new Documentation(tree).unknownCommands()).containsExactly("page.md: ./belvedere bench everything");
    }

    @Test
    void noticesAnOptionThatDoesNotExist() throws IOException {
        command();
        page("```sh\n./belvedere demo --exit --exti\n```");

        assertThat(new Documentation(tree).unknownCommands())
                .containsExactly("page.md: ./belvedere demo --exit --exti (--exti)");
    }

    @Test
    void noticesATypeThatDoesNotExist() throws IOException {
        command();
        page("`Demo.run`, `Absent` and `NULL`");

        assertThat(new Documentation(tree).unknownTypes("page.md")).containsExactly("Absent");
    }

    private void page(String text) throws IOException {
        Files.writeString(tree.resolve("page.md"), text);
    }

    private void command() throws IOException {
        Files.writeString(
                tree.resolve("Demo.java"), "@Command(\n        name = \"demo\")\n@Option(names = \"--exit\")");
    }
}
