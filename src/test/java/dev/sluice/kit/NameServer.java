package dev.sluice.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A name server that knows no name, on a free loopback port. Of names that begin with `silent` it
/// says nothing at all.
public final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;

    /// A response, recursion wanted and had: no such name (RFC 1035, 4.1.1).
    private static final byte[] NO_SUCH_NAME = {(byte) 0x81, (byte) 0x83};

    private final DatagramSocket socket;

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() {
        try {
            NameServer server =
                    new NameServer(new DatagramSocket(0, InetAddress.getByName("127.0.0.1")));
            Thread.ofVirtual().name("name-server").start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a resolver's configuration takes it: `127.0.0.1:PORT`.
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[512], 512);
                socket.receive(asked);
                answer(asked);
            }
        } catch (SocketException closed) {
            // By close().
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The question alone, with the header of an answer.
    private void answer(DatagramPacket asked) throws IOException {
        byte[] bytes = asked.getData();
        int end = HEADER;
        while (bytes[end] != 0) {
            end += bytes[end] + 1;
        }
        String name = new String(bytes, HEADER + 1, bytes[HEADER], StandardCharsets.US_ASCII);
        if (!name.startsWith("silent")) {
            byte[] answer = Arrays.copyOf(bytes, end + 5);
            System.arraycopy(NO_SUCH_NAME, 0, answer, 2, 2);
            Arrays.fill(answer, 6, HEADER, (byte) 0);
            socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
