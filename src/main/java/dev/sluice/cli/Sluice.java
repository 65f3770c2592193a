package dev.sluice.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The table of verbs.
@Command(
        name = "sluice",
        description = "An OpenAI-compatible inference gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommandsRepeatable = false)
final class Sluice {

    /// Where the caller stands: the launcher starts the program in another folder.
    private static final String CALLER = "launcher.cwd";

    static final Charset ENCODING = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));

    private Sluice() {}

    /// @param environment where secrets come from: never the command line (security S20)
    static CommandLine commandLine(Map<String, String> environment, RandomGenerator random) {
        CommandLine key = new CommandLine(new Key());
        key.addSubcommand(new KeyCreate(environment, random));
        key.addSubcommand(new KeyAdmin(environment, random));
        CommandLine line =
                new CommandLine(new Sluice())
                        .addSubcommand(new Serve())
                        .addSubcommand(new Ping())
                        .addSubcommand(new Validate(environment))
                        .addSubcommand(new Lint(environment))
                        .addSubcommand(new Schema())
                        .addSubcommand(new Explain())
                        .addSubcommand(new Models())
                        .addSubcommand(new FitRows(environment))
                        .addSubcommand(new Evaluate())
                        .addSubcommand(new Score(new FileInputStream(FileDescriptor.in)))
                        .addSubcommand(new WhatIf(environment))
                        .addSubcommand(new ExportRows(environment))
                        .addSubcommand(new Rehearse(random))
                        .addSubcommand(new Demo(environment, random))
                        .addSubcommand(key);
        line.registerConverter(Path.class, Path.of(System.getProperty(CALLER, ""))::resolve);
        // The JVM's own stream tells nobody that it cannot be written.
        line.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, ENCODING));
        return line.setParameterExceptionHandler(Sluice::refuse)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /// The exit code. A verb whose words did not arrive did not do its work: on a full disk the
    /// file they went to is cut.
    static int run(CommandLine line, String... args) {
        int code = line.execute(args);
        if (line.getOut().checkError()) {
            line.getErr().println("sluice: stdout: cannot be written");
            return Exit.USAGE;
        }
        return code;
    }

    /// The command that was named last: the verb itself.
    static Object verb(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().userObject();
    }

    /// One line that says what is wrong and where help is, instead of a page of usage.
    private static int refuse(ParameterException problem, String... args) {
        CommandLine at = problem.getCommandLine();
        at.getErr().println("sluice: " + problem.getMessage());
        at.getErr().println("see: " + at.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }
}
