package eu.kapstok.complaint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a phone was held: the one thing of a JPEG's metadata that has to be kept, as everything else goes. */
final class ExifTurn {

    static final int UPRIGHT = 1;

    private static final int MARKER = 0xff;
    private static final int APP1 = 0xe1;
    private static final int SCAN = 0xda;
    private static final int EXIF_HEAD = 6;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 200;

    private ExifTurn() {
    }

    /** 1 to 8 as Exif counts; upright where nothing is said, or nothing that makes sense. */
    static int of(byte[] jpeg) {
        try {
            return search(ByteBuffer.wrap(jpeg));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    private static int search(ByteBuffer bytes) {
        bytes.position(2);
        while (bytes.remaining() > 4) {
            if ((bytes.get() & 0xff) != MARKER) {
                return UPRIGHT;
            }
            int marker = bytes.get() & 0xff;
            int length = bytes.getShort() & 0xffff;
            if (marker == SCAN || length < 2) {
                return UPRIGHT;
            }
            int next = bytes.position() + length - 2;
            if (marker == APP1 && bytes.getInt(bytes.position()) == 0x45786966) {
                return turn(bytes.slice(bytes.position() + EXIF_HEAD, length - 2 - EXIF_HEAD));
            }
            bytes.position(next);
        }
        return UPRIGHT;
    }

    private static int turn(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Math.min(tiff.getShort(directory) & 0xffff, MOST_ENTRIES);
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY;
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                int turn = tiff.getShort(at + 8) & 0xffff;
                return turn >= 1 && turn <= 8 ? turn : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
