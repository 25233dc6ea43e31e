package eu.kapstok.order;

import eu.kapstok.security.ContactPrincipal;
import java.time.LocalDate;

/** What another module shows on the customer's page of an order. One bean per part; {@code @Order} says where. */
public interface OrderPagePart {

    /**
     * @param number null while the ERP gave none
     * @param customer number
     * @param deliveredOn day on which all of it had arrived, null before
     */
    record OrderFacts(String number, String customer, LocalDate orderDate, LocalDate deliveredOn, boolean cancelled) {
    }

    /** The fragment that draws it, such as {@code complaint/withdraw :: part}; it finds the model as {@code part}. */
    String fragment();

    /** What the fragment shows to this contact; null leaves the part out. */
    Object show(OrderFacts order, ContactPrincipal contact);
}
