package eu.kapstok.quote;

import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two states of a quote say the same: SHA-256 over its lines, prices and terms. */
final class QuoteFingerprint {

    private QuoteFingerprint() {
    }

    static String of(ErpQuote quote) {
        StringBuilder content = new StringBuilder();
        part(content, quote.number());
        part(content, quote.customer());
        part(content, quote.validUntil().toString());
        part(content, Integer.toString(quote.paymentTermDays()));
        part(content, Boolean.toString(quote.nonStandardTerms()));
        part(content, quote.discountPercent());
        for (ErpQuote.Line line : quote.lines()) {
            part(content, Integer.toString(line.position()));
            part(content, line.product());
            part(content, line.description());
            part(content, line.unit());
            part(content, line.quantity());
            part(content, line.unitPrice());
            part(content, line.discountPercent());
            part(content, line.vatRate());
            part(content, line.unitCost());
        }
        return sha256(content.toString());
    }

    /** In lower-case hex. */
    static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 2 and 2.00 are the same price. */
    private static void part(StringBuilder content, BigDecimal value) {
        part(content, value.stripTrailingZeros().toPlainString());
    }

    /** Its length before each part keeps neighbours apart. */
    static void part(StringBuilder content, String value) {
        content.append(value.length()).append(':').append(value).append('\n');
    }
}
