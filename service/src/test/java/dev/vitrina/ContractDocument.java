package dev.vitrina;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.vitrina.api.ProductRoutes;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What openapi.yaml holds, by kind. */
final class ContractDocument {

    private static final String HOME = "urn:vitrina:openapi";
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options",
            "trace");

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final Map<String, Pattern> templates = new HashMap<>();

    ContractDocument() {
        try (InputStream in = Objects.requireNonNull(ProductRoutes.class.getResourceAsStream("openapi.yaml"))) {
            this.root = JsonMapper.shared().valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String template : root.path("paths").propertyNames()) {
            templates.put(template, Pattern.compile(template.replaceAll("\\{[a-z]+}", "[^/]+")));
        }
        SchemaRegistryConfig config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(HOME, root.toString())).schemaRegistryConfig(config));
    }

    /** One line of the document: that an operation can have an answer of that status. */
    record Line(String path, String method, int status) {}

    /** A value that must follow the schema at a JSON pointer. */
    record Example(String schema, JsonNode value) {}

    String json() {
        return root.toString();
    }

    /** What the document says of answers to requests without {@code fields}, which must be whole. */
    String jsonWithoutSparse() {
        ObjectNode copy = (ObjectNode) root.deepCopy();
        ObjectNode all = (ObjectNode) copy.path("components").path("schemas");
        for (String name : new String[]{"Product", "Variant"}) {
            all.putObject("Sparse" + name).put("$ref", "#/components/schemas/" + name);
        }
        return copy.toString();
    }

    /** The path of the document that a request's path belongs to, or null; the one that is itself for longest, as in the service. */
    @Nullable
    String template(String path) {
        String exact = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return templates.entrySet().stream()
                .filter(template -> template.getValue().matcher(exact).matches())
                .map(Map.Entry::getKey)
                .max(Comparator.comparingInt(template -> (template + "{").indexOf('{')))
                .orElse(null);
    }

    /** In capitals. */
    Set<String> methods(String template) {
        Set<String> methods = new TreeSet<>();
        for (String name : root.path("paths").path(template).propertyNames()) {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        }
        return methods;
    }

    Set<Line> lines() {
        Set<Line> lines = new HashSet<>();
        for (String path : root.path("paths").propertyNames()) {
            for (String method : methods(path)) {
                for (String status : operation(path, method).path("responses").propertyNames()) {
                    lines.add(new Line(path, method, Integer.parseInt(status)));
                }
            }
        }
        return lines;
    }

    /** What the document says of such an answer; a missing node where nothing. */
    JsonNode response(Line line) {
        return resolved(operation(line.path(), line.method()).path("responses").path(Integer.toString(line.status())));
    }

    private JsonNode operation(String path, String method) {
        return root.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    /** What is wrong with a parameter's value in a query; nothing where the document does not name the parameter. */
    List<String> errorsOfParameter(String path, String name, String value) {
        for (JsonNode one : root.path("paths").path(path).path("parameters")) {
            JsonNode parameter = resolved(one);
            if (parameter.path("in").asString().equals("query") && parameter.path("name").asString().equals(name)) {
                return errors(one.path("$ref").asString().substring(1) + "/schema",
                        written(resolved(parameter.path("schema")).path("type").asString(), value));
            }
        }
        return List.of();
    }

    private static String written(String type, String value) {
        return switch (type) {
            case "array" -> JsonMapper.shared().valueToTree(value.split(",", -1)).toString();
            case "integer" -> value.matches("-?\\d+") ? value : "\"no number\"";
            case "boolean" -> value.matches("true|false") ? value : "\"no truth value\"";
            default -> JsonMapper.shared().valueToTree(value).toString();
        };
    }

    Set<String> problemTypes() {
        Set<String> types = new TreeSet<>();
        root.at("/components/schemas/ProblemType/enum").forEach(type -> types.add(type.asString()));
        return types;
    }

    /** What is wrong with a JSON text by the schema at a JSON pointer. */
    List<String> errors(String schema, String json) {
        return schemas.getSchema(SchemaLocation.of(HOME + "#" + schema)).validate(json, InputFormat.JSON).stream()
                .map(Error::toString).toList();
    }

    List<Example> examples() {
        List<Example> found = new ArrayList<>();
        addExamples("", root, found);
        return found;
    }

    private void addExamples(String pointer, JsonNode node, List<Example> found) {
        boolean isSchema = pointer.startsWith("/components/schemas/");
        if (isSchema || node.has("schema")) {
            String schema = isSchema ? pointer : pointer + "/schema";
            if (node.has("example")) {
                found.add(new Example(schema, node.path("example")));
            }
            node.path("examples").forEach(
                    one -> found.add(new Example(schema, isSchema ? one : resolved(one).path("value"))));
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (!child.getKey().startsWith("example")) {
                addExamples(pointer + "/" + child.getKey().replace("/", "~1"), child.getValue(), found);
            }
        }
    }

    /** Where an object has members that the document names, but does not say that there are no others. */
    List<String> openObjects() {
        List<String> open = new ArrayList<>();
        addOpenObjects("", root.path("components").path("schemas"), open);
        return open;
    }

    private static void addOpenObjects(String pointer, JsonNode node, List<String> open) {
        if (node.path("type").asString("").equals("object") && !node.has("additionalProperties")) {
            open.add(pointer);
        }
        if (node.has("properties") && node.path("additionalProperties").asBoolean(true)) {
            open.add(pointer);
        }
        node.properties().forEach(child -> addOpenObjects(pointer + "/" + child.getKey(), child.getValue(), open));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }
}
