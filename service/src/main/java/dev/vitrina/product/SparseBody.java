package dev.vitrina.product;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A rendered body with some fields of its products or variants alone, made when its bytes are asked for: a caller who has them
 * already costs no work. For one request, and so for one thread.
 */
final class SparseBody implements Representation {

    private static final JsonFactory JSON = new JsonFactory();

    private final RenderedBody whole;
    private final FieldSelection selection;
    private byte @Nullable [] plain;

    SparseBody(RenderedBody whole, FieldSelection selection) {
        this.whole = whole;
        this.selection = selection;
    }

    @Override
    public byte[] plain() {
        byte[] made = plain;
        if (made == null) {
            made = select();
            plain = made;
        }
        return made;
    }

    @Override
    public byte @Nullable [] gzip() {
        return RenderedBody.compressed(plain());
    }

    /** The whole one's with the selection in it: it changes with any field, and so never too seldom. */
    @Override
    public String etag() {
        String etag = whole.etag();
        return etag.substring(0, etag.length() - 1) + "." + selection.fingerprint() + '"';
    }

    private byte[] select() {
        byte[] from = whole.plain();
        var out = new ByteArrayOutputStream(from.length / 4 + 64);
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), from);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            in.nextToken();
            if (selection.subject().list().equals(in.nextName())) {
                copyAround(in, json);
            } else {
                copySelected(in, json);
            }
        }
        return out.toByteArray();
    }

    /** From the first name of an object on: the list's elements with the selected fields, everything else as it is. */
    private void copyAround(JsonParser in, JsonGenerator json) {
        json.writeStartObject();
        for (String name = in.currentName(); name != null; name = in.nextName()) {
            json.writeName(name);
            in.nextToken();
            if (name.equals(selection.subject().list())) {
                json.writeStartArray();
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    in.nextToken();
                    copySelected(in, json);
                }
                json.writeEndArray();
            } else {
                json.copyCurrentStructure(in);
            }
        }
        json.writeEndObject();
    }

    /** From the first name of an object on, to its end. */
    private void copySelected(JsonParser in, JsonGenerator json) {
        json.writeStartObject();
        for (String name = in.currentName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (selection.names().contains(name)) {
                json.writeName(name);
                json.copyCurrentStructure(in);
            } else {
                in.skipChildren();
            }
        }
        json.writeEndObject();
    }
}
