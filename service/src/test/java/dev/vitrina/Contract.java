package dev.vitrina;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.vitrina.TestService.header;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds answers against what openapi.yaml says of their paths. A validator does most of it; what it lets pass is looked at here:
 * a body without Content-Type, headers that the document does not name, a problem of another status than its answer's, and a
 * method that the document does not have, which its introduction says is 405.
 */
final class Contract {

    /** Of HTTP itself, and so not the document's business. */
    private static final Set<String> FRAMING = Set.of("connection", "content-length", "content-type", "date");

    /** On every answer, as the document's introduction says. */
    private static final Map<String, String> SAFETY = Map.of("X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    final ContractDocument document = new ContractDocument();
    private final OpenApiInteractionValidator any = validator(document.json());
    private final OpenApiInteractionValidator whole = validator(document.jsonWithoutSparse());

    /** As strict about members as the document is: left to itself the validator forbids all that is not named, document or not. */
    private static OpenApiInteractionValidator validator(String json) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(json)
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    /** Fails with all that is wrong with an answer. */
    void check(String method, String pathAndQuery, HttpResponse<byte[]> response) {
        assertThat(wrong(method, pathAndQuery, response))
                .as(method + " " + pathAndQuery + " " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    /**
     * What is wrong with the parameters of a request by the document; nothing where the service should understand it. By hand, for
     * the validator sees no parameters that a path has for all its operations, and no arrays in version 3.1.
     */
    List<String> wrongParameters(String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        String template = Objects.requireNonNull(document.template(parts[0]));
        List<String> wrong = new ArrayList<>();
        for (String pair : parts.length == 2 ? parts[1].split("&", -1) : new String[0]) {
            String[] nameAndValue = pair.split("=", 2);
            wrong.addAll(document.errorsOfParameter(template, nameAndValue[0],
                    URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8)));
        }
        return wrong;
    }

    private List<String> wrong(String method, String pathAndQuery, HttpResponse<byte[]> response) {
        for (Map.Entry<String, String> safety : SAFETY.entrySet()) {
            if (!header(response, safety.getKey()).equals(safety.getValue())) {
                return List.of(safety.getKey() + " is missing, or says something else");
            }
        }
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        String template = document.template(path);
        if (template == null) {
            return List.of("the document has no such path");
        }
        Set<String> methods = document.methods(template);
        if (!methods.contains(method)) {
            return wrongRefusal(methods, response);
        }
        OpenApiInteractionValidator validator = pathAndQuery.matches(".*[?&]fields=.*") ? any : whole;
        List<String> wrong = new ArrayList<>(texts(validator.validateResponse(path, Method.valueOf(method),
                answer(response))));
        JsonNode documented = document
                .response(new ContractDocument.Line(template, method, response.statusCode()));
        if (documented.has("content") && header(response, "Content-Type").isEmpty()) {
            wrong.add("no Content-Type");
        }
        for (String name : unnamed(documented.path("headers"), response)) {
            wrong.add("the document does not name the header " + name);
        }
        addWrongStatus(response, wrong);
        return wrong;
    }

    private List<String> wrongRefusal(Set<String> methods, HttpResponse<byte[]> response) {
        List<String> wrong = new ArrayList<>();
        if (response.statusCode() != 405) {
            wrong.add("not 405, though the document does not have that method");
        }
        if (!header(response, "Allow").equals(String.join(", ", methods))) {
            wrong.add("Allow is not what the document has: " + methods);
        }
        if (!header(response, "Content-Type").equals("application/problem+json")) {
            wrong.add("no problem document");
        } else {
            wrong.addAll(document.errors("/components/schemas/Problem",
                    new String(response.body(), StandardCharsets.UTF_8)));
            addWrongStatus(response, wrong);
        }
        return wrong;
    }

    private static void addWrongStatus(HttpResponse<byte[]> response, List<String> wrong) {
        if (header(response, "Content-Type").equals("application/problem+json") && response.body().length > 0
                && JsonMapper.shared().readTree(response.body()).path("status").asInt(0) != response.statusCode()) {
            wrong.add("the problem has another status than its answer");
        }
    }

    private static Set<String> unnamed(JsonNode headers, HttpResponse<byte[]> response) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(response.headers().map().keySet());
        names.removeAll(FRAMING);
        SAFETY.keySet().forEach(names::remove);
        headers.propertyNames().forEach(names::remove);
        return names;
    }

    private static SimpleResponse answer(HttpResponse<byte[]> response) {
        SimpleResponse.Builder answer = new SimpleResponse.Builder(response.statusCode());
        response.headers().map().forEach(answer::withHeader);
        byte @Nullable [] body = plain(response);
        if (body != null) {
            answer.withBody(body);
        }
        return answer.build();
    }

    private static byte @Nullable [] plain(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return null;
        }
        if (!header(response, "Content-Encoding").equals("gzip")) {
            return response.body();
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
                .map(message -> message.getKey() + ": " + message.getMessage())
                .collect(Collectors.toList());
    }
}
