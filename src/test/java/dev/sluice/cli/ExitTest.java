package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.Wrong;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a start that failed is told.
class ExitTest {

    private final StringWriter err = new StringWriter();

    private int because(Throwable fault) {
        return Exit.because(1, fault, new PrintWriter(err));
    }

    /// A rollout stalls at it while the pods of before serve.
    @Test
    void r50_aWrongConfigurationIs78WithEveryProblem() {
        // Given
        Throwable wrong = Wrong.configuration("a.yaml:1: x\nb.yaml:2: y");
        // When
        int code = because(new RuntimeException("Failed to start", wrong));
        // Then
        assertEquals("78 a.yaml:1: x\nb.yaml:2: y\n", code + " " + err);
    }

    /// Before the log is set up, Quarkus refuses what cannot be converted.
    @Test
    void aServerSettingThatCannotBeReadIs78WithEveryProblem() {
        // Given
        Throwable wrong =
                new ConfigValidationException(
                        new ConfigValidationException.Problem[] {
                            new ConfigValidationException.Problem("sluice.stream.ping: abc"),
                            new ConfigValidationException.Problem("sluice.load.most: x")
                        });
        // When
        int code = because(new RuntimeException("Failed to start", wrong));
        // Then
        assertEquals("78 sluice.stream.ping: abc\nsluice.load.most: x\n", code + " " + err);
    }

    /// As Netty tells it, who does not say which.
    @Test
    void aPortThatIsTakenIsToldWithTheNamesOfThePorts() {
        // Given
        Throwable bind = new IOException("bind(..) failed with error(-98): Address already in use");
        // When
        int code = because(new RuntimeException("Failed to start", bind));
        // Then
        assertEquals(
                "1 sluice: cannot start: the data or the management port is taken by another process; stop that one, or set QUARKUS_HTTP_PORT or QUARKUS_MANAGEMENT_PORT\n",
                code + " " + err);
    }

    /// As Netty and the JDK tell it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "timerfd_create() failed: Too many open files",
                "Exception java.lang.Error: java.io.FileNotFoundException: tzdb.dat (Too many open files) [in thread]"
            })
    void aProcessThatMayOpenTooFewFilesIsToldTheLimit(String said) {
        // When
        int code = because(new IllegalStateException(said));
        // Then
        assertEquals(
                "1 sluice: cannot start: the process may open too few files; raise the limit, as by: ulimit -n 32768\n",
                code + " " + err);
    }

    @Test
    void aPortThatWeTriedIsToldAsWeSayIt() {
        // Given
        BindException ours = new BindException("the management port 9000 cannot be opened");
        // When
        int code = because(new UncheckedIOException(ours));
        // Then
        assertEquals(
                "1 sluice: cannot start: the management port 9000 cannot be opened\n",
                code + " " + err);
    }

    @Test
    void anotherFaultKeepsItsCode() {
        // When
        int code = because(new IllegalStateException("port in use"));
        // Then
        assertEquals(
                "1 sluice: cannot start: java.lang.IllegalStateException: port in use\n",
                code + " " + err);
    }

    @Test
    void whatEndsWellSaysNothing() {
        // When
        int code = because(null);
        // Then
        assertEquals("1 ", code + " " + err);
    }
}
