package eu.kapstok.claim;

import eu.kapstok.documents.Seller;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** How a sum is paid to the seller: account, reference, and the code that a banking app reads. */
@Component
public class PaymentCodes {

    private static final int HOLDER_LENGTH = 70;

    private final Seller seller;
    private final PaymentSettings settings;

    public PaymentCodes(Seller seller, PaymentSettings settings) {
        this.seller = seller;
        this.settings = settings;
    }

    /** @param amount EUR; nothing above 0 has no code and no link */
    public PayTo payTo(BigDecimal amount, PaymentReference reference) {
        boolean owed = amount.signum() > 0;
        return new PayTo(holder(), Iban.printed(iban()), settings.bic(), amount, reference, owed ? code(amount, reference).payload() : null,
                owed ? link(amount, reference) : null);
    }

    private EpcCode code(BigDecimal amount, PaymentReference reference) {
        boolean belgian = reference.form() == PaymentReference.Form.OGM;
        String said = belgian && settings.structuredSigns() ? reference.printed() : reference.compact();
        boolean asText = belgian && settings.inText() || reference.form() == PaymentReference.Form.NL;
        return new EpcCode(settings.bic(), holder(), iban(), amount, null, asText ? null : said, asText ? said : null, null);
    }

    private String link(BigDecimal amount, PaymentReference reference) {
        return settings.link() == null || settings.link().isBlank() ? null
                : settings.link().replace("{amount}", amount.toPlainString())
                        .replace("{reference}", URLEncoder.encode(reference.compact(), StandardCharsets.UTF_8));
    }

    private String iban() {
        return Iban.read(seller.iban())
                .orElseThrow(() -> new IllegalStateException("kapstok.seller.iban is no account number: " + seller.iban()));
    }

    private String holder() {
        String holder = settings.accountHolder() == null || settings.accountHolder().isBlank() ? seller.fullName() : settings.accountHolder();
        return holder.length() > HOLDER_LENGTH ? holder.substring(0, HOLDER_LENGTH) : holder;
    }
}
