package eu.kapstok.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws {@code <object type="kapstok/qr" data-text="…" alt="…">} as shapes; the page leaves the white border around it. */
class QrCode implements FSObjectDrawer {

    static final String TYPE = "kapstok/qr";

    private static final Map<EncodeHintType, ?> HINTS = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8",
            EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);

    @Override
    public Map<Shape, String> drawObject(Element element, double x, double y, double width, double height,
                                         OutputDevice device, RenderingContext context, int dotsPerPixel) {
        device.setColor(FSRGBColor.BLACK);
        device.fill(modules(matrix(element.getAttribute("data-text")), x, y, Math.min(width, height)));
        return null;
    }

    static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException tooLong) {
            throw new IllegalStateException("No QR code can hold " + text, tooLong);
        }
    }

    /** One path, so that no viewer shows seams between the modules. */
    private static Path2D modules(BitMatrix matrix, double x, double y, double side) {
        Path2D path = new Path2D.Double();
        double module = side / matrix.getWidth();
        for (int row = 0; row < matrix.getHeight(); row++) {
            int column = 0;
            while (column < matrix.getWidth()) {
                int start = column;
                while (column < matrix.getWidth() && matrix.get(column, row)) {
                    column++;
                }
                if (column > start) {
                    path.append(new Rectangle2D.Double(x + start * module, y + row * module,
                            (column - start) * module, module), false);
                }
                column++;
            }
        }
        return path;
    }
}
