package eu.kapstok.complaint;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.multipart.MultipartFile;

/** A file as a page sends it, before anybody knows whether it is a photo. */
final class SentPhoto {

    private static final int NAME = 100;

    private SentPhoto() {
    }

    /** @throws PhotoRefused when it is larger than any photo that we take */
    static byte[] bytes(MultipartFile file) throws PhotoRefused {
        if (file.getSize() > PhotoReader.MOST_BYTES) {
            throw new PhotoRefused("complaint.photo.refused.tooLarge");
        }
        try {
            return file.getBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the sender calls it, without path and without signs that could forge what is read. */
    static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1).replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        return name.isEmpty() ? "foto" : name.length() > NAME ? name.substring(0, NAME) : name;
    }
}
