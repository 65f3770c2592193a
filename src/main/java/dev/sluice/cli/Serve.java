package dev.sluice.cli;

import io.quarkus.runtime.LaunchMode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the gateway until it is told to stop. A start that fails on its configuration throws
/// `PreventFurtherStepsException` with [Exit#CONFIGURATION], whose code is passed on here.
@Command(
        name = "serve",
        description = "Runs the gateway until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Option(
            names = "--last-good",
            description =
                    "Keep the configuration in force under the data directory, and start from it when the files are"
                            + " broken.")
    private boolean lastGood;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (lastGood) {
            System.setProperty("sluice.last-good", "true");
        }
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return Booted.run(null, spec.commandLine().getErr());
        }
        try (Log log = new Log(new FileOutputStream(FileDescriptor.out))) {
            // Before the log takes what it writes to.
            System.setOut(new PrintStream(log, false, Sluice.ENCODING));
            return Booted.run(null, spec.commandLine().getErr());
        }
    }

    /// Standard output that nobody waits for: a reader who has stopped would else hold up whoever
    /// has something to say, an event loop with all of its calls. A thread of its own writes; what
    /// finds no place is lost, and the log says how much once it is read again. Any thread.
    static final class Log extends OutputStream {

        /// Some minutes of what is said of targets that come and go (chosen).
        private static final int PLACES = 1024;

        /// As long as the ledger's last lines may take.
        private static final long LAST_SECONDS = 5;

        private final OutputStream out;
        private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(PLACES);
        private final AtomicLong lost = new AtomicLong();
        private final Thread writer;

        Log(OutputStream out) {
            this.out = out;
            writer = Thread.ofPlatform().name("sluice-log").daemon().start(this::write);
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int at, int length) {
            if (length > 0 && !waiting.offer(Arrays.copyOfRange(from, at, at + length))) {
                lost.incrementAndGet();
            }
        }

        private void write() {
            try {
                for (byte[] next = waiting.take(); next.length > 0; next = waiting.take()) {
                    put(next);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void put(byte[] line) {
            try {
                out.write(line);
                if (lost.get() > 0) {
                    Logger.getLogger(Serve.class)
                            .warnf("%d lines of the log are lost", lost.getAndSet(0));
                }
            } catch (IOException _) {
                lost.incrementAndGet();
            }
        }

        /// By an empty line. Returns when all is written, unless the output is stuck.
        @Override
        public void close() {
            try {
                if (waiting.offer(new byte[0], LAST_SECONDS, TimeUnit.SECONDS)) {
                    writer.join(TimeUnit.SECONDS.toMillis(LAST_SECONDS));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
