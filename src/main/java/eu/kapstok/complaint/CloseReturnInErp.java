package eu.kapstok.complaint;

import eu.kapstok.engine.QueuedWork;
import java.util.Locale;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the ERP that nothing more of a return is to come, as the customer took the complaint back. */
@Component
class CloseReturnInErp implements QueuedWork {

    static final String TYPE = "return-close-in-erp";

    private final GoodsReturns returns;
    private final GoodsReturnStore store;
    private final ReturnWords words;

    /** The engine asks for all kinds of work before it is there itself. */
    CloseReturnInErp(@Lazy GoodsReturns returns, GoodsReturnStore store, ReturnWords words) {
        this.returns = returns;
        this.store = store;
        this.words = words;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String number) {
        store.find(number).ifPresent(goods -> returns.closeInErp(goods, words.text("return.reason.takenBack", Locale.ENGLISH)));
    }
}
