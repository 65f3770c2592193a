package dev.sluice.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;

/// The addresses that only this machine can reach: there the gateway asks less of its operator.
public final class Loopback {

    private Loopback() {}

    /// False for a name nobody knows.
    public static boolean is(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /// A port of 127.0.0.1 that nobody holds, and none of `ours`; it is to be opened at once.
    public static int spare(Set<Integer> ours) {
        while (true) {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                if (!ours.contains(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            } catch (IOException no) {
                throw new UncheckedIOException("no port of 127.0.0.1 can be opened", no);
            }
        }
    }
}
