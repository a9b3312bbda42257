package dev.vitrina;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code in a document.
 *
 * @param language the first word beside the fence, empty where there is none
 * @param name the words behind it, which readers of the rendered page do not see
 * @param text what stands between the fences
 */
record FencedBlock(String language, String name, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S*) *([^\\n]*)\\n(.*?)^```$");

    private static final Pattern FENCE = Pattern.compile("```|~~~");

    /** Throws IllegalArgumentException where there is a fence that it would not see as one, so that no block is overlooked. */
    static List<FencedBlock> of(Path document) throws IOException {
        String text = Files.readString(document);
        if (FENCE.matcher(BLOCK.matcher(text).replaceAll("")).find()) {
            throw new IllegalArgumentException(document + " has a fence that is indented, unclosed or of tildes");
        }
        return BLOCK.matcher(text).results()
                .map(match -> new FencedBlock(match.group(1), match.group(2), match.group(3)))
                .toList();
    }
}
