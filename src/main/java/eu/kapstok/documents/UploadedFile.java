package eu.kapstok.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that somebody sends us: PDF, PNG or JPEG by its content, whatever it calls itself.
 *
 * @param name letters, digits and a few signs of what the sender called it, with the ending of what it is
 * @param type media type
 */
public record UploadedFile(String name, String type, byte[] content) {

    private static final int MOST = 10 * 1024 * 1024;

    private static final int NAME_LENGTH = 100;

    private enum Kind {
        PDF("application/pdf", ".pdf", 0x25, 0x50, 0x44, 0x46, 0x2d),
        PNG("image/png", ".png", 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
        JPEG("image/jpeg", ".jpg", 0xff, 0xd8, 0xff);

        private final String type;
        private final String ending;
        private final byte[] start;

        Kind(String type, String ending, int... start) {
            this.type = type;
            this.ending = ending;
            this.start = new byte[start.length];
            for (int i = 0; i < start.length; i++) {
                this.start[i] = (byte) start[i];
            }
        }

        boolean begins(byte[] content) {
            return content.length > start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
        }
    }

    /** Key of the message that says why the file cannot be taken; empty when there is none or it is right. */
    public static Optional<String> problem(MultipartFile file) {
        if (absent(file)) {
            return Optional.empty();
        }
        if (file.getSize() > MOST) {
            return Optional.of("document.file.tooLarge");
        }
        return kind(bytes(file)) == null ? Optional.of("document.file.otherKind") : Optional.empty();
    }

    /** Empty when there is none. */
    public static Optional<UploadedFile> of(MultipartFile file) {
        if (absent(file)) {
            return Optional.empty();
        }
        byte[] content = bytes(file);
        Kind kind = kind(content);
        return Optional.of(new UploadedFile(name(file.getOriginalFilename(), kind), kind.type, content));
    }

    private static boolean absent(MultipartFile file) {
        return file == null || file.isEmpty();
    }

    private static Kind kind(byte[] content) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.begins(content)).findFirst().orElse(null);
    }

    /** Letters, digits and a few signs of what the customer called it, with the ending of what it is. */
    private static String name(String given, Kind kind) {
        String name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        if (stem.length() > NAME_LENGTH) {
            stem = stem.substring(0, NAME_LENGTH);
        }
        return (stem.isBlank() ? "document" : stem) + kind.ending;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
