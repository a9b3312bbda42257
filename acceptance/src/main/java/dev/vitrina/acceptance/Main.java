package dev.vitrina.acceptance;

import java.io.PrintWriter;

import dev.vitrina.acceptance.verdict.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Judges a Vitrina by what it does under load. The exit codes are those of {@link ExitCode}. */
@Command(name = "acceptance", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 1, subcommands = TestCommand.class, synopsisSubcommandLabel = "COMMAND", description = "Judges a Vitrina by what it does under load.")
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param arguments the command and its options; {@code --help} lists them
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::broke);
    }

    /** What nobody foresaw is a defect of the harness: it is shown whole. */
    private static int broke(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        thrown.printStackTrace(err);
        err.flush();
        return ExitCode.BROKE.code();
    }
}
