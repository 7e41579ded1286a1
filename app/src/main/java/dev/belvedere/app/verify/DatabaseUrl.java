package dev.belvedere.app.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The JDBC URL of a source database, whose parameters may contain a password. */
record DatabaseUrl(String url) {

    Connection connect(Properties properties) throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    /** Returns a driver's message without the URL's parameters. */
    String safe(SQLException failure) {
        return String.valueOf(failure.getMessage()).replace(url, toString());
    }

    /** Returns the URL without credentials and parameters. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }
}
