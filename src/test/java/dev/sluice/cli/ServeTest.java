package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.LogEar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a gateway says while nobody reads, and afterwards.
@Timeout(30)
class ServeTest {

    private static final int MANY = 5_000;

    private final LogEar ear = new LogEar(Serve.class.getName());
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final ByteArrayOutputStream pipe =
            new ByteArrayOutputStream() {
                @Override
                public void write(byte[] line) throws IOException {
                    stuck.countDown();
                    try {
                        read.await();
                    } catch (InterruptedException interrupted) {
                        throw new IOException(interrupted);
                    }
                    super.write(line);
                }
            };

    @AfterEach
    void close() {
        ear.close();
    }

    private static void say(Serve.Log log, int lines) {
        IntStream.range(0, lines)
                .forEach(i -> {
                    byte[] line = (i + "\n").getBytes(UTF_8);
                    log.write(line, 0, line.length);
                });
    }

    private long written() {
        return pipe.toString(UTF_8).lines().count();
    }

    @Test
    void nobodyWaitsForAReaderWhoHasStopped() throws InterruptedException {
        // Given
        try (Serve.Log log = new Serve.Log(pipe)) {
            say(log, 1);
            stuck.await();
            // When
            say(log, MANY);
            // Then
            assertEquals(1, read.getCount());
            read.countDown();
        }
    }

    @Test
    void saysHowManyLinesNobodyRead() throws InterruptedException {
        // Given
        try (Serve.Log log = new Serve.Log(pipe)) {
            say(log, 1);
            stuck.await();
            say(log, MANY);
            // When
            read.countDown();
        }
        // Then
        String lost = (MANY + 1 - written()) + " lines of the log are lost";
        assertTrue(written() < MANY, () -> "" + written());
        assertTrue(ear.said().getFirst().startsWith(lost), ear.said()::toString);
    }

    @Test
    void whatWasSaidBeforeTheEndIsWritten() {
        // Given
        read.countDown();
        // When
        try (Serve.Log log = new Serve.Log(pipe)) {
            say(log, 1_000);
        }
        // Then
        assertEquals(1_000, written());
    }

    @Test
    void whatADiskDidNotTakeIsCountedToo() {
        // Given
        read.countDown();
        boolean[] full = {true};
        ByteArrayOutputStream disk =
                new ByteArrayOutputStream() {
                    @Override
                    public void write(byte[] line) throws IOException {
                        if (full[0]) {
                            full[0] = false;
                            throw new IOException("no space left on device");
                        }
                        super.write(line);
                    }
                };
        // When
        try (Serve.Log log = new Serve.Log(disk)) {
            say(log, 2);
        }
        // Then
        assertEquals("1\n", disk.toString(UTF_8));
        assertTrue(ear.said().getFirst().startsWith("1 lines"), ear.said()::toString);
    }
}
