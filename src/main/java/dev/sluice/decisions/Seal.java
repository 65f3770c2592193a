package dev.sluice.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.complexity.Features;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What hides words in a record: bucket ids, the order of slots and the conversation are permuted
/// with a key of this installation, so that a leaked log tells nobody which words were said, and
/// whoever has the key can undo it. Any thread.
public final class Seal {

    private static final int KEY = 32;
    private static final String NAME = "decisions.key";

    private final byte[] key;
    private final Cipher block;
    private final Cipher unblock;
    // Half the size of ints, and so half the cache lines that a record touches.
    private final char[] sealed = new char[Features.BUCKETS];
    private final char[] opened = new char[Features.BUCKETS];
    private volatile int[] slots = {};

    /// @param key 32 bytes
    public Seal(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException(
                    "the key has %d bytes; %d are needed".formatted(key.length, KEY));
        }
        this.key = key.clone();
        try {
            SecretKeySpec conversations = new SecretKeySpec(derived("conversations"), "AES");
            block = Cipher.getInstance("AES/ECB/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, conversations);
            unblock = Cipher.getInstance("AES/ECB/NoPadding");
            unblock.init(Cipher.DECRYPT_MODE, conversations);
        } catch (GeneralSecurityException noAes) {
            throw new IllegalStateException(noAes);
        }
        int[] order = shuffled("buckets", sealed.length);
        for (int i = 0; i < order.length; i++) {
            sealed[i] = (char) order[i];
            opened[order[i]] = (char) i;
        }
    }

    /// The key under a data directory, made on first use, readable by its owner alone. Throws
    /// IOException that names the file.
    public static Seal in(Path data, RandomGenerator random) throws IOException {
        if (!Files.exists(data.resolve(NAME))) {
            byte[] fresh = new byte[KEY];
            random.nextBytes(fresh);
            new Seal(fresh).keep(data);
        }
        return open(data);
    }

    /// Puts the key where it has gone with its directory: nobody could ever read the log there.
    public void keep(Path data) throws IOException {
        if (!Files.exists(data.resolve(NAME))) {
            Files.createDirectories(data);
            create(data.resolve(NAME), key);
        }
    }

    /// The key that is there. Throws IOException that names the file.
    public static Seal open(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            String fix = "name the data directory of the gateway that wrote the log (SLUICE_DATA)";
            throw new IOException(file + ": is not there; " + fix);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY) {
            String wrong = "%s: has %d bytes, not %d; put the right file back";
            throw new IOException(wrong.formatted(file, key.length, KEY));
        }
        return new Seal(key);
    }

    /// Whole or not at all: another process may start at the same time.
    private static void create(Path file, byte[] key) throws IOException {
        Path fresh =
                Files.createTempFile(
                        file.getParent(),
                        NAME,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, key);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException theirs) {
            // The other one was first, and its key is as good.
        } finally {
            Files.delete(fresh);
        }
    }

    synchronized String conversation(long conversation) {
        return HexFormat.of()
                .formatHex(crypt(block, ByteBuffer.allocate(16).putLong(conversation).array()));
    }

    /// Throws IllegalArgumentException when it was sealed with another key.
    public synchronized long conversation(String sealed) {
        ByteBuffer open = ByteBuffer.wrap(crypt(unblock, HexFormat.of().parseHex(sealed)));
        long conversation = open.getLong();
        if (open.getLong() != 0) {
            throw new IllegalArgumentException(
                    "was sealed with another key than " + NAME + " of this data directory");
        }
        return conversation;
    }

    Features seal(Features features) {
        return permuted(features, sealed, false);
    }

    public Features open(Features features) {
        return permuted(features, opened, true);
    }

    private Features permuted(Features features, char[] table, boolean back) {
        int[] from = features.slots();
        int[] order = slots;
        if (order.length != from.length) {
            order = shuffled("slots", from.length);
            slots = order;
        }
        int[] to = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            if (back) {
                to[i] = from[order[i]];
            } else {
                to[order[i]] = from[i];
            }
        }
        int[] buckets = features.buckets().clone();
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = table[buckets[i] & Features.BUCKETS - 1];
        }
        return new Features(to, buckets);
    }

    private static byte[] crypt(Cipher cipher, byte[] input) {
        try {
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("is not a sealed conversation");
        }
    }

    /// 0 to n-1 in an order that the key decides (Fisher and Yates over a stream of AES-CTR).
    private int[] shuffled(String what, int n) {
        ByteBuffer stream;
        try {
            Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
            counter.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(derived(what), "AES"),
                    new IvParameterSpec(new byte[16]));
            stream = ByteBuffer.wrap(counter.doFinal(new byte[8 * n]));
        } catch (GeneralSecurityException noAes) {
            throw new IllegalStateException(noAes);
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int other = (int) Long.remainderUnsigned(stream.getLong(), i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    private byte[] derived(String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(what.getBytes(UTF_8));
        } catch (GeneralSecurityException noHmac) {
            throw new IllegalStateException(noHmac);
        }
    }
}
