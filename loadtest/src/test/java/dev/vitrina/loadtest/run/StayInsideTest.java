package dev.vitrina.loadtest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class StayInsideTest {

    @Test
    void holdsForRunsByHandToo() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(StayInside.properties("${project.build.directory}/prefs")).hasSize(7).allSatisfy((name,
                value) -> assertThat(pom).contains("<jvmArg>-D" + name + "=" + value + "</jvmArg>"));
    }
}
