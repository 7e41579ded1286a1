package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.QueryParameters;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers with a file of the class path, read once: the contract, {@code /openapi.json}, and its page, {@code /docs}. */
final class GetAsset implements Handler {

    /** With the version that the parent pom pins. */
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.30.2/";

    private final Representation file;

    private GetAsset(String contentType, String name) {
        this.file = new Representation(contentType, read(name));
    }

    static GetAsset contract() {
        return new GetAsset(Json.CONTENT_TYPE, "openapi.json");
    }

    static GetAsset page() {
        return new GetAsset("text/html", "docs.html");
    }

    static GetAsset script() {
        return new GetAsset("text/javascript", SWAGGER_UI + "swagger-ui-bundle.js");
    }

    static GetAsset style() {
        return new GetAsset("text/css", SWAGGER_UI + "swagger-ui.css");
    }

    private static byte[] read(String name) {
        try (InputStream file = GetAsset.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("This build lacks " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handle(Context request) {
        QueryParameters.none(request);
        Responses.write(request, file);
    }
}
