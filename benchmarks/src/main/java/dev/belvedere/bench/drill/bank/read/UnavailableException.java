package dev.belvedere.bench.drill.bank.read;

/** A request was refused, or had no response in time; the message says why. */
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    UnavailableException(String reason) {
        super(reason);
    }
}
