package eu.kapstok.contract;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How far the countersignature of our own people goes: up to the limit of all, or up to their own where they have one. */
@Component
class CountersignLimits {

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final MandateSettings settings;

    CountersignLimits(MandateSettings settings) {
        this.settings = settings;
    }

    /**
     * @param user id of the signatory
     * @param amount EUR of the contract, null where it names none
     * @param field of the form that a refusal stands at
     * @throws FormRefused when somebody else has to countersign it
     */
    void check(String user, BigDecimal amount, String field) {
        BigDecimal own = settings.countersignLimits().get(user);
        if (amount == null && own == null) {
            throw new FormRefused(field, "contract.countersign.noAmount");
        }
        BigDecimal limit = own == null ? settings.countersign() : own;
        if (amount != null && amount.compareTo(limit) > 0) {
            throw new FormRefused(field, "contract.countersign.tooHigh", FORMAT.money(limit), FORMAT.money(amount));
        }
    }
}
