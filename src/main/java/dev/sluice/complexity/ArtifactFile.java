package dev.sluice.complexity;

import dev.sluice.complexity.Artifact.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file of an [Artifact], in its [ArtifactFormat]. The card beside it (`NAME.json`) holds the
/// file's SHA-256.
final class ArtifactFile {

    private static final String SHIPPED = "/complexity/general-1";
    private static final Pattern SHA256 = Pattern.compile("\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"");

    private ArtifactFile() {}

    static Artifact shipped() {
        try (InputStream bin = ArtifactFile.class.getResourceAsStream(SHIPPED + ".bin");
                InputStream card = ArtifactFile.class.getResourceAsStream(SHIPPED + ".json")) {
            if (bin == null || card == null) {
                throw new Unusable(SHIPPED, "is missing from the program; build it again");
            }
            return parse(SHIPPED + ".bin", bin.readAllBytes(), card.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Artifact read(Path file) {
        Path card = card(file);
        try {
            // A pipe would keep who reads it for good.
            if (!Files.isRegularFile(file) || !Files.isRegularFile(card)) {
                throw new NoSuchFileException(file.toString());
            }
            return parse(file.toString(), Files.readAllBytes(file), Files.readAllBytes(card));
        } catch (IOException e) {
            throw new Unusable(file.toString(), "it or its card " + card + " cannot be read");
        }
    }

    /// `x.json` for `x.bin`.
    static Path card(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".bin") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling(stem + ".json");
    }

    static Artifact parse(String file, byte[] bytes, byte[] card) {
        byte[] hash = sha256(bytes);
        Matcher said = SHA256.matcher(new String(card, StandardCharsets.UTF_8));
        if (!said.find()) {
            throw new Unusable(file, "its card names no sha256; fit it again");
        }
        String found = HexFormat.of().formatHex(hash);
        if (!found.equals(said.group(1))) {
            throw new Unusable(
                    file,
                    "SHA-256 is %s but its card says %s; one of the two was changed"
                            .formatted(found, said.group(1)));
        }
        return new Artifact(new ArtifactFormat(file).weights(bytes), hash);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
