package eu.kapstok.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;

/** The pages of a contract as pictures: what stands in the file itself, on any device. */
@Component
class ContractPictures {

    private static final int DPI = 110;

    private final ContractDrafts drafts;

    ContractPictures(ContractDrafts drafts) {
        this.drafts = drafts;
    }

    int pages(UUID document) {
        try (PDDocument pdf = Loader.loadPDF(drafts.bytes(document))) {
            return pdf.getNumberOfPages();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param page from 1; empty where the file has no such page */
    Optional<byte[]> page(UUID document, int page) {
        try (PDDocument pdf = Loader.loadPDF(drafts.bytes(document))) {
            if (page < 1 || page > pdf.getNumberOfPages()) {
                return Optional.empty();
            }
            BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(page - 1, DPI, ImageType.RGB);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return Optional.of(png.toByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
