package dev.vitrina.shopify;

/** Data that is not as the schema promises; never leaves this package. */
final class MalformedAnswerException extends RuntimeException {

    MalformedAnswerException(String message) {
        super(message);
    }
}
