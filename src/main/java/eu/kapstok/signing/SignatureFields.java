package eu.kapstok.signing;

import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.NativePdfBoxVisibleSignatureDrawer;
import eu.europa.esig.dss.pdf.visible.SignatureFieldDimensionAndPosition;

/**
 * Draws what a field of ours shows as large as the field is: a drawing on the left where there is one, the words beside it. Left to
 * itself the library makes room for both beyond the field, and what is drawn is squeezed into it.
 */
class SignatureFields extends PdfBoxNativeObjectFactory {

    private static final float DRAWING = 150;
    private static final float GAP = 8;

    @Override
    public PDFSignatureService newPAdESSignatureService() {
        return configure(new PdfBoxSignatureService(PDFServiceMode.SIGNATURE, SignatureFields::drawer));
    }

    private static NativePdfBoxVisibleSignatureDrawer drawer(SignatureImageParameters shown) {
        return shown.getImage() == null ? new NativePdfBoxVisibleSignatureDrawer() : new DrawingAndWords();
    }

    private static class DrawingAndWords extends NativePdfBoxVisibleSignatureDrawer {

        @Override
        public SignatureFieldDimensionAndPosition buildSignatureFieldBox() {
            SignatureFieldDimensionAndPosition box = super.buildSignatureFieldBox();
            // the drawing's box is the field, beside which there is no room for the words
            float width = box.getImageBoxWidth();
            box.setBoxWidth(width);
            box.setImageX(box.getBoxX());
            float drawing = Math.min(1, DRAWING / box.getImageWidth());
            box.setImageY(box.getImageY() + box.getImageHeight() * (1 - drawing) / 2);
            box.setImageWidth(box.getImageWidth() * drawing);
            box.setImageHeight(box.getImageHeight() * drawing);
            float from = box.getBoxX() + DRAWING + GAP;
            float words = Math.min(1, (width - DRAWING - 2 * GAP) / box.getTextWidth());
            box.setTextX(from);
            box.setTextY(box.getTextY() + box.getTextHeight() * (1 - words) / 2);
            box.setTextSize(box.getTextSize() * words);
            box.setTextWidth(box.getTextWidth() * words);
            box.setTextHeight(box.getTextHeight() * words);
            box.setTextBoxX(from);
            box.setTextBoxWidth(box.getTextWidth());
            return box;
        }
    }
}
