package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.belvedere.localshop.source.SchemaCopy;
import dev.belvedere.localshop.source.SourceException;
import dev.belvedere.localshop.source.SqlScript;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaCopyIT {

    private static final String SCHEMA = """
            CREATE SCHEMA "Sales Dept";
            CREATE TYPE mood AS ENUM ('calm', 'it''s cross');
            CREATE DOMAIN grade AS numeric(3, 1) NOT NULL CONSTRAINT range CHECK (VALUE BETWEEN 1 AND 6);
            CREATE FUNCTION code() RETURNS text LANGUAGE sql AS 'SELECT ''x''';
            CREATE FUNCTION is_fine(text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE TABLE customer (
                id bigserial PRIMARY KEY, "Full Name" varchar(40) COLLATE "C" NOT NULL UNIQUE, mood mood DEFAULT 'calm',
                grades grade[], code text DEFAULT code(), since timestamptz(3) DEFAULT now(),
                upper_name text GENERATED ALWAYS AS (upper("Full Name")) STORED, CHECK (is_fine(code)));
            ALTER TABLE customer DROP COLUMN since;
            CREATE TABLE "Sales Dept"."order" (
                id int GENERATED ALWAYS AS IDENTITY, line smallint CHECK (line > 0), customer bigint REFERENCES customer ON DELETE CASCADE,
                total numeric(10, 2) DEFAULT 0, PRIMARY KEY (id, line));
            ALTER TABLE "Sales Dept"."order" REPLICA IDENTITY FULL;
            CREATE TABLE reading (day date, value real, PRIMARY KEY (day)) PARTITION BY RANGE (day);
            CREATE TABLE reading_2026 PARTITION OF reading FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            """;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    private static void create(String database, SqlScript schema) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection()) {
            schema.run(connection);
        }
    }

    private static String ask(String database, String query) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void createsTheSameTablesElsewhere() throws SQLException {
        create("shop", SqlScript.parse("shop", SCHEMA));
        SqlScript copied = SchemaCopy.of(url("shop"));
        create("copied", copied);

        for (String query : List.of("""
                SELECT string_agg(concat_ws(' ', table_schema, table_name, column_name, data_type, numeric_precision,
                    character_maximum_length, collation_name, is_nullable, is_identity, generation_expression, udt_name), '\n'
                    ORDER BY table_schema, table_name, ordinal_position)
                FROM information_schema.columns
                WHERE table_schema IN ('public', 'Sales Dept') AND table_name <> 'reading_2026' AND column_name <> 'id'""", """
                SELECT string_agg(conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid), '\n'
                    ORDER BY conrelid::regclass::text, conname)
                FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, '"Sales Dept"'::regnamespace)
                AND conrelid <> 0 AND conparentid = 0 AND pg_get_constraintdef(oid) NOT LIKE '%is_fine%'""", """
                SELECT string_agg(relreplident::text, '' ORDER BY relname) FROM pg_class
                WHERE relname IN ('order', 'customer', 'reading')""")) {
            assertThat(ask("copied", query)).isNotEmpty().isEqualTo(ask("shop", query));
        }
        assertThat(
                        ask(
                                "copied",
                                "INSERT INTO customer (\"Full Name\") VALUES ('Ada') RETURNING id || ' ' || mood || upper_name"))
                .isEqualTo("1 calmADA");
        assertThat(SchemaCopy.of(url("copied")).statements()).isEqualTo(copied.statements());
    }

    @Test
    void saysThatADatabaseCannotBeRead() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> SchemaCopy.of(url("none")))
                .withMessageContainingAll("--jdbc", "\"none\" does not exist");
    }
}
