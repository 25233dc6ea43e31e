package eu.kapstok.dunning;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpOrder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an invoice was for, in words that a letter can hold. */
@Component
class Goods {

    private static final int LONGEST = 180;

    private final Erp erp;
    private final MessageSource messages;

    Goods(Erp erp, MessageSource messages) {
        this.erp = erp;
        this.messages = messages;
    }

    /** The goods of its orders; that they stand on the invoice where the ERP does not tell. */
    String of(Receivable receivable, Locale locale) {
        String named = receivable.invoice() == null || !erp.capabilities().contains(ErpCapability.INVOICES) ? ""
                : erp.invoice(receivable.invoice()).map(ErpInvoice::orders).orElse(List.of()).stream()
                        .flatMap(order -> erp.order(order).stream()).flatMap(order -> order.lines().stream())
                        .map(ErpOrder.Line::description).distinct().collect(Collectors.joining(", "));
        if (named.isBlank()) {
            return messages.getMessage("dunning.goods", new Object[] {receivable.name()}, locale);
        }
        return named.length() <= LONGEST ? named : named.substring(0, LONGEST - 1) + "…";
    }
}
