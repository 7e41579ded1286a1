package dev.belvedere.bench.http.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Returns prepared responses: a read without reading. Thread-safe. */
final class ConstantRowHandler implements Handler {

    private final Map<String, byte[]> rows;

    private ConstantRowHandler(Map<String, byte[]> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** @param file one row per line: the key, a tab and the JSON */
    static ConstantRowHandler read(Path file) throws IOException {
        Map<String, byte[]> rows = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int tab = line.indexOf('\t');
            rows.put(line.substring(0, tab), line.substring(tab + 1).getBytes(UTF_8));
        }
        return new ConstantRowHandler(rows);
    }

    @Override
    public void handle(Context request) {
        byte[] row = rows.get(request.pathParam("key"));
        if (row == null) {
            throw new NotFoundResponse();
        }
        request.contentType("application/json").result(row);
    }
}
