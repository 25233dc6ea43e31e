package eu.kapstok.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a complaint show of goods that come back and of what was made good. */
@Component
class ReturnPagePart {

    /**
     * @param goods null where nothing has to come back
     * @param until by when they come back, null as well
     * @param texts what was made good, in the reader's language
     * @param problem what the ERP said against it, for our own people; null where nothing
     */
    record View(GoodsReturn goods, ReturnPeriod.Until until, List<String> texts, String problem) {

        public boolean settled() {
            return !texts.isEmpty();
        }
    }

    private final GoodsReturnStore returns;
    private final SettlementStore settlements;
    private final ReturnWords words;
    private final ReturnPeriod period;

    ReturnPagePart(GoodsReturnStore returns, SettlementStore settlements, ReturnWords words, ReturnPeriod period) {
        this.returns = returns;
        this.settlements = settlements;
        this.words = words;
        this.period = period;
    }

    /** Null where there is nothing to show. */
    @Transactional(readOnly = true)
    public View of(String complaint) {
        GoodsReturn goods = returns.ofComplaint(complaint).orElse(null);
        Settlement settlement = settlements.ofComplaint(complaint).orElse(null);
        if (goods == null && settlement == null) {
            return null;
        }
        return new View(goods, goods == null ? null : period.until(goods), settlement == null ? List.of() : texts(settlement, LocaleContextHolder.getLocale()),
                settlement == null ? null : settlement.problem());
    }

    private List<String> texts(Settlement settlement, Locale locale) {
        List<String> texts = new ArrayList<>();
        if (settlement.replacementOrder() != null) {
            texts.add(settlement.replacementPromised() == null
                    ? words.text("settlement.part.replacement", locale, settlement.replacementOrder())
                    : words.text("settlement.part.replacementOn", locale, settlement.replacementOrder(),
                    words.date(settlement.replacementPromised(), locale)));
        }
        if (settlement.repairOrder() != null) {
            texts.add(settlement.repairPromised() == null ? words.text("settlement.part.repair", locale, settlement.repairOrder())
                    : words.text("settlement.part.repairOn", locale, settlement.repairOrder(), words.date(settlement.repairPromised(), locale)));
        }
        settlement.made().forEach(credit -> texts.add(words.text("settlement.part.credit", locale, credit.creditNote(),
                words.money(credit.net().add(credit.vat()), locale), credit.invoice())));
        if (settlement.refundBy() != null) {
            texts.add(settlement.refundedAt() != null
                    ? words.text("settlement.part.refunded", locale, words.money(settlement.toPayOut(), locale))
                    : words.text("settlement.part.refundBy", locale, words.money(settlement.toPayOut(), locale),
                    words.date(settlement.refundBy(), locale)));
        }
        if (settlement.byHand() != null) {
            texts.add(words.text("settlement.part.byHand", locale));
        }
        return texts;
    }
}
