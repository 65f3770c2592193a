package dev.sluice.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The text of one configuration file.
///
/// @param name relative to the directory, with `/`
/// @param modifiedAt epoch milliseconds; -1 for what is part of the program
/// @param readOnly whether it cannot be written
/// @param whole whether the text is all of the file; one that is not UTF-8 is shown as well as can
///   be, and is not to be edited
public record Draft(String name, String text, long modifiedAt, boolean readOnly, boolean whole) {

    private static final long NEVER = -1;

    static Draft embedded() {
        String text = new String(Embedded.bytes(), StandardCharsets.UTF_8);
        return new Draft(Embedded.FILE, text, NEVER, true, true);
    }

    static Draft read(String name, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean whole = Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
        long modified = Files.getLastModifiedTime(file).toMillis();
        return new Draft(name, text, modified, !whole || !Files.isWritable(file), whole);
    }

    /// Writes a new file with the permissions of the one it is to replace from its first byte on:
    /// there may be a secret in it.
    static void write(Path file, byte[] text, Path like) throws IOException {
        Set<StandardOpenOption> fresh =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        @Nullable PosixFileAttributeView has =
                Files.getFileAttributeView(like, PosixFileAttributeView.class);
        if (has == null || !Files.exists(like)) {
            write(FileChannel.open(file, fresh), text);
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(like);
        write(
                FileChannel.open(file, fresh, PosixFilePermissions.asFileAttribute(permissions)),
                text);
        // What the process's mask took away.
        Files.setPosixFilePermissions(file, permissions);
    }

    private static void write(FileChannel to, byte[] text) throws IOException {
        try (FileChannel out = to) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /// Whether it is a file, and not part of the program.
    public boolean filed() {
        return modifiedAt != NEVER;
    }

    /// Changes with the text, quoted as HTTP wants it.
    public String etag() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
