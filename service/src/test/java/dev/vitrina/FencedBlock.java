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

    static List<FencedBlock> of(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(match -> new FencedBlock(match.group(1), match.group(2), match.group(3)))
                .toList();
    }
}
