package eu.kapstok.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Contracts of 10 MB; as a program it seals two of them at once, for a Java with little memory. */
final class LargeContracts {

    private static final int BYTES = 10 * 1024 * 1024;
    private static final int TIMES = 3;

    private LargeContracts() {
    }

    /** A contract ready to be signed, with so much in it that cannot be made smaller. */
    static byte[] prepared() throws IOException {
        byte[] ballast = new byte[BYTES];
        new Random(7).nextBytes(ballast);
        try (PDDocument document = Loader.loadPDF(SampleSealed.prepared()); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.getPage(0).getCOSObject().setItem(COSName.getPDFName("PieceInfo"),
                    new PDStream(document, new ByteArrayInputStream(ballast)).getCOSObject());
            document.save(out);
            return out.toByteArray();
        }
    }

    static byte[] signed() throws IOException {
        byte[] pdf = prepared();
        for (String field : List.of("signer-1", "signer-2", "company")) {
            pdf = SampleSealed.seal(pdf, SampleSealed.shown(field, "Anna Peeters", null));
        }
        return pdf;
    }

    public static void main(String[] arguments) throws Exception {
        byte[] prepared = prepared();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> seal = () -> SampleSealed.seal(prepared, SampleSealed.shown("signer-1", "Anna Peeters", null)).length;
            for (int time = 0; time < TIMES; time++) {
                for (Future<Integer> done : threads.invokeAll(List.of(seal, seal))) {
                    if (done.get() < BYTES) {
                        throw new IllegalStateException("Too small: " + done.get());
                    }
                }
            }
        } finally {
            threads.shutdown();
        }
    }
}
