package eu.kapstok.documents;

import com.google.zxing.common.BitMatrix;
import org.springframework.web.util.HtmlUtils;

/** QR codes for pages, as the same codes stand in documents. */
public final class QrSvg {

    private static final int BORDER = 4;

    private QrSvg() {
    }

    /**
     * Markup of its own, with the white border that readers need.
     *
     * @param label what it is, for who does not see it
     */
    public static String of(String text, String label) {
        BitMatrix matrix = QrCode.matrix(text);
        int side = matrix.getWidth() + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    path.append("M%d %dh1v1h-1z".formatted(column + BORDER, row + BORDER));
                }
            }
        }
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" role=\"img\" aria-label=\"%2$s\" shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path fill=\"#000\" d=\"%3$s\"/></svg>")
                .formatted(side, HtmlUtils.htmlEscape(label), path);
    }
}
