package eu.kapstok.erp;

/** The ERP refuses the order for a business reason (price gone, product ended, credit block): a person must solve it. */
public class ErpOrderRejected extends Exception {

    public ErpOrderRejected(String reason) {
        super(reason);
    }
}
