package dev.vitrina.product;

import org.jspecify.annotations.Nullable;

/** What an answer shows, as bytes in either encoding. */
public sealed interface Representation permits RenderedBody, SparseBody {

    /** {@return the bytes as they are; not to be written to} */
    byte[] plain();

    /** {@return the bytes in gzip, or null where that would be longer; not to be written to} */
    byte @Nullable [] gzip();

    /** {@return the entity tag, quotes included; weak, for it stands for both encodings} */
    String etag();
}
