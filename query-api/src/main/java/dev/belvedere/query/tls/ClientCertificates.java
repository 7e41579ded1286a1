package dev.belvedere.query.tls;

/** Whether clients show certificates. */
public enum ClientCertificates {
    /** They are not asked for one. */
    NONE,
    /** They may show one, which has to be trusted. */
    OPTIONAL,
    /** They have to show one that is trusted; other connections are refused. */
    REQUIRED
}
