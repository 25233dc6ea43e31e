package eu.kapstok.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="kapstok/code128" data-text="…" alt="…">} as shapes: bars for what scanners in a warehouse read; the page
 * leaves the white border around it.
 */
class Barcode implements FSObjectDrawer {

    static final String TYPE = "kapstok/code128";

    @Override
    public Map<Shape, String> drawObject(Element element, double x, double y, double width, double height,
                                         OutputDevice device, RenderingContext context, int dotsPerPixel) {
        device.setColor(FSRGBColor.BLACK);
        device.fill(bars(element.getAttribute("data-text"), x, y, width, height));
        return null;
    }

    /** One path, so that no viewer shows seams between the bars. */
    private static Path2D bars(String text, double x, double y, double width, double height) {
        BitMatrix row = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
        Path2D path = new Path2D.Double();
        double module = width / row.getWidth();
        int column = 0;
        while (column < row.getWidth()) {
            int start = column;
            while (column < row.getWidth() && row.get(column, 0)) {
                column++;
            }
            if (column > start) {
                path.append(new Rectangle2D.Double(x + start * module, y, (column - start) * module, height), false);
            }
            column++;
        }
        return path;
    }
}
