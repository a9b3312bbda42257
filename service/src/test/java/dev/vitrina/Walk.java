package dev.vitrina;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Goes from page to page as clients do, by the Link header, and sees that the body names the same cursor. */
final class Walk {

    private static final Pattern NEXT = Pattern.compile("<(/[!-;=?-~]*)>; rel=\"next\"");
    private static final int MOST_PAGES = 2_500;

    private Walk() {}

    /** All that the pages from a path on hold under a name, to the last page. */
    static List<JsonNode> all(TestService service, String path, String name) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String next = path;
        for (int pages = 0; next != null; pages++) {
            assertThat(pages).as(path).isLessThan(MOST_PAGES);
            HttpResponse<byte[]> response = service.get(next);
            assertThat(response.statusCode()).as(next).isEqualTo(200);
            JsonNode page = TestService.json(response);
            page.path(name).forEach(all::add);
            assertThat(page.path("page").path("count").asInt()).isEqualTo(page.path(name).size());
            next = next(response, page);
        }
        return all;
    }

    /** What is under a name in each, as text. */
    static List<String> texts(List<JsonNode> nodes, String name) {
        return nodes.stream().map(node -> node.path(name).asString()).toList();
    }

    private static @Nullable String next(HttpResponse<byte[]> response, JsonNode page) {
        String link = TestService.header(response, "Link");
        JsonNode cursor = page.path("page").path("next");
        if (cursor.isNull()) {
            assertThat(link).isEmpty();
            return null;
        }
        Matcher matcher = NEXT.matcher(link);
        assertThat(matcher.matches()).as(link).isTrue();
        assertThat(matcher.group(1)).endsWith("cursor=" + cursor.asString());
        return matcher.group(1);
    }
}
