package dev.belvedere.query.tls;

import dev.belvedere.serdes.failure.BelvedereException;

/** The files of a certificate cannot be read or do not fit each other, or the certificate is not valid now. */
public final class UnusableCertificateException extends BelvedereException {

    UnusableCertificateException(TlsSettings settings, Exception cause) {
        super(
                "unusable-certificate",
                "Cannot use the certificate in " + settings.files() + ": " + cause
                        + ". Give a certificate that is valid now and the"
                        + " key that belongs to it, as PEM or as a PKCS #12 keystore.",
                cause);
    }
}
