package eu.kapstok.order;

import eu.kapstok.documents.UploadedFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the contracts that were signed by hand. */
@Service
class OrderContracts {

    private final OrderFiles files;
    private final OrderDocuments documents;

    OrderContracts(OrderFiles files, OrderDocuments documents) {
        this.files = files;
        this.documents = documents;
    }

    /** @return false when no contract has to be signed for the order */
    @Transactional
    public boolean add(String key, UploadedFile scan) {
        CustomerOrder order = files.take(key);
        if (order.state() != OrderState.TO_SIGN) {
            return false;
        }
        order.contract(documents.keepContract(order, scan));
        return true;
    }
}
