package dev.belvedere.query.route;

/**
 * An instance that was asked for a read and did not answer it.
 *
 * @param instance the instance's address; {@link Replicas#LOCAL} for this instance
 * @param reason the code of the problem it replied with
 */
public record FailedAttempt(String instance, String reason, Remedy remedy) {

    public static FailedAttempt of(String instance, ProblemCode code) {
        return new FailedAttempt(instance, code.text(), code.remedy());
    }
}
