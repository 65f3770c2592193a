package dev.sluice.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Whether only this machine can reach an address: there the gateway asks less of its operator.
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
}
