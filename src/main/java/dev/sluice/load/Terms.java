package dev.sluice.load;

import java.time.Duration;

/// What one target may be asked to bear, and who may wait for it (reliability.md R35, R36).
///
/// @param least calls at once that a target always gets, however slow it is
/// @param most calls and open streams at once on one target
/// @param queue places of those who wait for the targets of one model
/// @param patience how long one may wait there
public record Terms(int least, int most, int queue, Duration patience) {

    /// security.md section 6: open streams per instance. With these, a machine that can carry 9,500
    /// streams to one target does.
    public static final Terms DEFAULT = new Terms(32, 10_000, 64, Duration.ofSeconds(2));

    /// What Linux lends toward one address, unless `net.ipv4.ip_local_port_range` says otherwise.
    private static final int PORTS = 28_232;

    /// Throws IllegalArgumentException for a number out of range; the message names the setting.
    public Terms {
        check("sluice.load.most", most, 1, 100_000);
        check("sluice.load.least", least, 1, most);
        check("sluice.load.queue", queue, 0, 10_000);
        check("sluice.load.patience in ms", patience.toMillis(), 1, 60_000);
    }

    /// To one server: its targets are bounded each by itself, and share a pool that no sum of them
    /// may use up, or a busy model would take its sibling down. The machine's ports end before.
    public int connections() {
        return Math.max(PORTS, most);
    }

    private static void check(String name, long said, long from, long to) {
        if (said < from || said > to) {
            throw new IllegalArgumentException(
                    name + ": " + said + " is not between " + from + " and " + to);
        }
    }
}
