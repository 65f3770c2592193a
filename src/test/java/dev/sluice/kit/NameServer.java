package dev.sluice.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/// A name server on a free loopback port that knows the names it was told, each by addresses of
/// four bytes, and no other. Of names that begin with `silent` it says nothing at all.
public final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;

    /// A response, recursion wanted and had: no such name (RFC 1035, 4.1.1).
    private static final byte[] NO_SUCH_NAME = {(byte) 0x81, (byte) 0x83};

    /// The same, but found (RFC 1035, 4.1.1).
    private static final byte[] FOUND = {(byte) 0x81, (byte) 0x80};

    /// The name of the question, an address of four bytes on the internet, good for no time (RFC
    /// 1035, 4.1.3).
    private static final byte[] RECORD = {(byte) 0xC0, HEADER, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4};

    private static final int TYPE_A = 1;

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
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

    /// From now on; all of them are told each time.
    public NameServer knows(String name, String... addresses) {
        names.put(name, List.of(addresses));
        return this;
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

    /// The question, with the header of an answer, and the addresses it asks for.
    private void answer(DatagramPacket asked) throws IOException {
        byte[] bytes = asked.getData();
        StringJoiner name = new StringJoiner(".");
        int end = HEADER;
        while (bytes[end] != 0) {
            name.add(new String(bytes, end + 1, bytes[end], StandardCharsets.US_ASCII));
            end += bytes[end] + 1;
        }
        if (name.toString().startsWith("silent")) {
            return;
        }
        List<String> known = names.get(name.toString());
        List<String> told = known == null || bytes[end + 2] != TYPE_A ? List.of() : known;
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(bytes, 0, 2);
        answer.writeBytes(known == null ? NO_SUCH_NAME : FOUND);
        answer.writeBytes(new byte[] {0, 1, 0, (byte) told.size(), 0, 0, 0, 0});
        answer.write(bytes, HEADER, end + 5 - HEADER);
        for (String address : told) {
            answer.writeBytes(RECORD);
            answer.writeBytes(InetAddress.ofLiteral(address).getAddress());
        }
        byte[] all = answer.toByteArray();
        socket.send(new DatagramPacket(all, all.length, asked.getSocketAddress()));
    }

    @Override
    public void close() {
        socket.close();
    }
}
