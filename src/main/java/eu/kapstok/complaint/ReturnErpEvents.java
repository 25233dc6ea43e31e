package eu.kapstok.complaint;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEventHandler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Hears what the ERP's warehouse receives back. */
@Component
class ReturnErpEvents implements ErpEventHandler {

    private final GoodsReturns returns;
    private final GoodsReturnStore store;
    private final ReturnWords words;

    ReturnErpEvents(@Lazy GoodsReturns returns, GoodsReturnStore store, ReturnWords words) {
        this.returns = returns;
        this.store = store;
        this.words = words;
    }

    @Override
    public Set<String> types() {
        return Set.of(ComplaintReturnProcess.RETURN_RECEIVED);
    }

    @Override
    public boolean handle(ErpEvent event) {
        return returns.receivedInErp(event.key());
    }

    @Override
    public Optional<WhyKept> whyKept(ErpEvent event) {
        return Optional.of(store.find(event.key())
                .map(goods -> new WhyKept(words.text("return.kept." + goods.state(), Locale.ENGLISH), "/staff/complaints/" + goods.complaint()))
                .orElseGet(() -> new WhyKept(words.text("return.kept.unknown", Locale.ENGLISH), null)));
    }
}
