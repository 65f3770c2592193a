package dev.sluice.replay;

import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Seal;
import dev.sluice.route.Route;
import dev.sluice.route.Trace;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What single records would get, and conversations sealed as the installation with a key of zeros
/// does it.
final class Stakes {

    private Stakes() {}

    static List<String> models(Snapshot policy, Seal seal, List<DecisionRecord> records) {
        Rerun rerun = new Rerun(policy, seal, Route::scale, Trace.NONE);
        return records.stream().map(record -> rerun.choose(record).model()).toList();
    }

    static String sealed(long conversation) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            byte[] key = mac.doFinal("conversations".getBytes());
            Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return HexFormat.of()
                    .formatHex(
                            block.doFinal(ByteBuffer.allocate(16).putLong(conversation).array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
