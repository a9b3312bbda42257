package dev.vitrina.loadtest.answer;

import java.util.function.Function;

/**
 * An answer as it came.
 *
 * @param status its status
 * @param headers gives the value of a header by its name in any case; empty where there is none
 * @param body its body, unpacked
 */
public record ReceivedAnswer(int status, Function<String, String> headers, String body) {

    /** {@return the value of that header, or empty} */
    public String header(String name) {
        return headers.apply(name);
    }
}
