package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract, {@code /openapi.json}, and the page that shows it, {@code /docs}: files of the class path, read once. */
final class Assets {

    /** The path has the version in it that the parent pom pins. */
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.30.2/";

    private Assets() {}

    static void add(RoutesConfig routes) {
        add(routes, "/openapi.json", Json.CONTENT_TYPE, read("openapi.json"));
        add(routes, "/docs", "text/html", read("docs.html"));
        add(routes, "/docs/swagger-ui-bundle.js", "text/javascript", read(SWAGGER_UI + "swagger-ui-bundle.js"));
        add(routes, "/docs/swagger-ui.css", "text/css", read(SWAGGER_UI + "swagger-ui.css"));
    }

    private static void add(RoutesConfig routes, String path, String contentType, byte[] file) {
        Handler handler = request -> {
            QueryParameters.none(request);
            EntityTags.answer(request, contentType, file);
        };
        Routes.read(routes, path, handler);
    }

    private static byte[] read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("This build lacks " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
