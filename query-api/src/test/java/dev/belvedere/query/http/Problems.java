package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.http.json.Parsed;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every problem document has to look like. */
final class Problems {

    private Problems() {}

    /** Checks the document's form, status and code, and gives its members. */
    static Map<String, @Nullable Object> assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        Map<String, @Nullable Object> problem = Parsed.object(response.body());
        assertThat(problem)
                .containsEntry("type", "urn:belvedere:problem:" + code)
                .containsEntry("code", code)
                .containsKeys("title", "detail");
        assertThat(problem.get("status")).hasToString(String.valueOf(status));
        assertThat(String.valueOf(problem.get("detail"))).isNotBlank().endsWith(".");
        assertThat(response.body()).doesNotContain("Exception", "\\tat ", ".java:");
        return problem;
    }

    /** Checks the document and gives its detail. */
    static String detailOf(HttpResponse<String> response, int status, String code) {
        return String.valueOf(assertProblem(response, status, code).get("detail"));
    }
}
