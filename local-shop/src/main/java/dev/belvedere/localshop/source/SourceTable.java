package dev.belvedere.localshop.source;

/** A table of the source database. */
public record SourceTable(String schema, String name) {

    /** Returns the topic of its changes. */
    public String topic(String prefix) {
        return prefix + "." + qualified();
    }

    /** Returns its name with its schema, as the connector writes it. */
    public String qualified() {
        return schema + "." + name;
    }

    /** Returns its name with its schema, quoted for SQL. */
    public String quoted() {
        return quoted(schema) + "." + quoted(name);
    }

    /** Returns false for a name that the connector's list of tables cannot have. */
    public boolean capturable() {
        return qualified().matches("\\w+[.]\\w+");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
