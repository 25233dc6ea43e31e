package eu.kapstok.complaint;

import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the ERP what our warehouse counted, so that its stock is right. */
@Component
class BookParcelInErp implements QueuedWork {

    static final String TYPE = "return-book-parcel";

    private final GoodsReturns returns;

    /** The engine asks for all kinds of work before it is there itself. */
    BookParcelInErp(@Lazy GoodsReturns returns) {
        this.returns = returns;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** @param payload number of the return and of the parcel */
    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ", 2);
        returns.bookInErp(parts[0], Integer.parseInt(parts[1]));
    }
}
