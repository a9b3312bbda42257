package dev.vitrina;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No file is a room with too many people in it, and no method needs scrolling. */
final class SourceShapeTest {

    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 40;

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources()) {
            long lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(source + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        for (Path source : sources()) {
            if (source.toString().contains("src/main/java")) {
                assertThat(source.resolveSibling("package-info.java")).content().contains("@NullMarked");
            }
        }
    }

    @Test
    void methodsAreShort() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of(), null,
                    files.getJavaFileObjectsFromPaths(sources()));
            List<String> tooLong = new ArrayList<>();
            int methods = 0;
            for (CompilationUnitTree unit : task.parse()) {
                Methods found = new Methods(unit, Trees.instance(task).getSourcePositions());
                found.scan(unit, tooLong);
                methods += found.seen;
            }
            assertThat(tooLong).isEmpty();
            assertThat(methods).as("methods looked at").isGreaterThan(200);
        }
    }

    private static final class Methods extends TreeScanner<Void, List<String>> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private int seen;

        Methods(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, List<String> tooLong) {
            seen++;
            long lines = line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method))
                    + 1;
            if (lines > LONGEST_METHOD) {
                tooLong.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + lines);
            }
            return super.visitMethod(method, tooLong);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    /** Those of all modules, for the rule is one. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("service", "loadtest", "acceptance")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
