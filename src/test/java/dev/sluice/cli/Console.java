package dev.sluice.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;

/// Runs verbs over an engine that says what it is told, and keeps what they print.
final class Console {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final List<Engine.Question> questions = new ArrayList<>();
    List<String> findings = List.of();
    boolean routed = true;

    int run(Map<String, String> environment, String... arguments) {
        CommandLine line = Sluice.commandLine(environment, new Random(1));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.setExecutionStrategy(parsed -> {
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return help;
            }
            return Sluice.verb(parsed) instanceof Asking asking
                    ? asking.ask(new Scripted(), line.getOut())
                    : new CommandLine.RunLast().execute(parsed);
        });
        return Sluice.run(line, arguments);
    }

    private final class Scripted implements Engine {

        @Override
        public List<String> problems(Path config) {
            return findings;
        }

        @Override
        public List<String> advice(Path config) {
            return findings;
        }

        @Override
        public String schema() {
            return "{}";
        }

        @Override
        public Answer explain(Question question) {
            questions.add(question);
            return new Answer(routed, List.of("step 1"));
        }

        @Override
        public Answer replay(Path config, Path data, List<Path> logs) {
            if (!routed) {
                throw new IllegalArgumentException("a.jsonl:7: is wrong");
            }
            return new Answer(true, List.of(config + " " + data + " " + logs));
        }
    }
}
