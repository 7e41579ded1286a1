package dev.belvedere.bench.drill.bank.read;

/** A response is none that a correct request gets; the message says what it is. */
final class WrongReplyException extends Exception {

    private static final long serialVersionUID = 1;

    WrongReplyException(String message) {
        super(message);
    }
}
