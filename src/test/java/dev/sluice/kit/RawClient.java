package dev.sluice.kit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// An HTTP/1.1 caller on a bare socket: reads an answer as its bytes come, dawdles, and leaves in
/// the middle. Every read fails after 25 s. One thread.
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 25_000;

    private final Socket socket;
    private final String host;
    private final InputStream in;

    private RawClient(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.in = new BufferedInputStream(socket.getInputStream(), 1024);
    }

    /// @param server any URI of the server; its path does not matter
    public static RawClient to(URI server) throws IOException {
        return connected(server, new Socket());
    }

    /// With a receive buffer so small that a caller who does not read is soon noticed.
    public static RawClient narrow(URI server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        return connected(server, socket);
    }

    /// Over TLS.
    ///
    /// @param protocols to choose from, the best first (ALPN)
    public static RawClient sealed(URI server, SSLContext tls, String... protocols)
            throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket();
        SSLParameters said = socket.getSSLParameters();
        said.setApplicationProtocols(protocols);
        socket.setSSLParameters(said);
        return connected(server, socket);
    }

    private static RawClient connected(URI server, Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        return new RawClient(socket, server.getHost() + ":" + server.getPort());
    }

    /// Bytes as they are, for requests that no client would make.
    public RawClient send(String raw) throws IOException {
        socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// A POST of JSON; each header as `name: value`.
    public RawClient post(String path, String json, String... headers) throws IOException {
        StringBuilder head =
                new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: " + host + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        head.append("content-type: application/json\r\ncontent-length: ").append(length);
        return send(head.append("\r\n\r\n").append(json).toString());
    }

    /// Status line and headers of the answer, without the blank line.
    public String head() throws IOException {
        return until("\r\n\r\n").strip();
    }

    /// Everything up to and with the next `end`.
    public String until(String end) throws IOException {
        byte[] wanted = end.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!endsWith(read.toByteArray(), wanted)) {
            read.write(one());
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /// The content of the next HTTP chunk; empty for the last one.
    public String chunk() throws IOException {
        int size = Integer.parseInt(until("\r\n").split(";")[0].strip(), 16);
        byte[] chunk = in.readNBytes(size);
        until("\r\n");
        return new String(chunk, StandardCharsets.UTF_8);
    }

    /// The contents of all chunks to the last one.
    public String chunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            all.append(chunk);
        }
        return all.toString();
    }

    /// So many bytes, fewer at the end of the stream.
    public byte[] bytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    /// All that comes until the server closes the connection.
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Whether the server has closed the connection in order; fails when it sent anything instead.
    public boolean closed() throws IOException {
        int next = in.read();
        if (next >= 0) {
            throw new IOException("the server sent byte " + next + " and did not close");
        }
        return true;
    }

    /// Leaves with a RST.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Leaves with a FIN.
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int one() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the server closed the connection");
        }
        return next;
    }

    private static boolean endsWith(byte[] read, byte[] end) {
        for (int i = 1; i <= end.length; i++) {
            if (i > read.length || read[read.length - i] != end[end.length - i]) {
                return false;
            }
        }
        return true;
    }
}
