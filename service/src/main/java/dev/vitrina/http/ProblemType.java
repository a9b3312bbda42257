package dev.vitrina.http;

import java.util.Locale;

import io.helidon.http.Status;

/** Every kind of error that an answer can be; docs/errors.md tells callers what to do about each. */
public enum ProblemType {

    /** A parameter has a value that it cannot have, or stands twice. */
    BAD_PARAMETER(400, "A parameter is wrong"),
    /** The cursor is damaged, or was made for another listing. */
    BAD_CURSOR(400, "The cursor does not belong here"),
    /** What came is no HTTP, or JSON, that can be understood. */
    BAD_REQUEST(400, "The request cannot be understood"),
    /** A key or a token is needed, and there is none, or not the right one. */
    UNAUTHORIZED(401, "Only those who have a key may ask this"),
    /** A page asks whose origin may not read. */
    CROSS_ORIGIN_REFUSED(403, "Pages of that origin may not ask this"),
    /** The request is for another host than this. */
    FOREIGN_HOST(403, "Nothing is served under that host"),
    /** There is no such product, or none that callers may see. */
    PRODUCT_NOT_FOUND(404, "There is no such product"),
    /** Nothing is served under that path. */
    NO_SUCH_PATH(404, "Nothing is served here"),
    /** The path is served, but not with that method. */
    METHOD_NOT_ALLOWED(405, "That method does not work here"),
    /** The body is larger than any that makes sense here. */
    BODY_TOO_LARGE(413, "The body is too large"),
    /** The request line is longer than 8 kB. */
    URI_TOO_LONG(414, "The address is too long"),
    /** The body is not JSON. */
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not read here"),
    /** The headers are larger than 16 kB together. */
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    /** Our own mistake. */
    INTERNAL_ERROR(500, "Vitrina made a mistake"),
    /** The request asks for something of HTTP that is not offered, such as another transfer encoding. */
    NOT_IMPLEMENTED(501, "That part of HTTP is not offered"),
    /** No level has the products asked for, and the shop does not give them now. */
    UNAVAILABLE(503, "The products cannot be had right now"),
    /** As many requests as may be are worked on already. */
    OVERLOADED(503, "Too much is asked at once"),
    /** The service is starting, or about to end: requests should go elsewhere. */
    NOT_READY(503, "The service wants no requests now"),
    /** The request takes an answer from a cache alone, and none has it. */
    NOT_CACHED(504, "It is not in the cache"),
    /** A version of HTTP other than 1.1. */
    HTTP_VERSION(505, "Only HTTP/1.1 is spoken here");

    /** Helidon knows no reason phrase for it. */
    private static final Status HEADERS_STATUS = Status.create(431, "Request Header Fields Too Large");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    Status status() {
        return status == HEADERS_TOO_LARGE.status ? HEADERS_STATUS : Status.create(status);
    }

    String title() {
        return title;
    }

    /** The name that tells types apart; a URI, as RFC 9457 wants it. */
    String uri() {
        return "urn:vitrina:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
