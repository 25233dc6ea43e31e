package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What goes for every order of the portal.
 *
 * @param minimum least value of an order in EUR excluding VAT and delivery
 * @param deliveryProduct code of the ERP's product that is the delivery's cost, null where delivery costs nothing
 * @param freeDeliveryFrom value in EUR excluding VAT from which delivery costs nothing, null where it always costs
 * @param refreshAfter the products are read from the ERP again after that time
 */
@ConfigurationProperties("kapstok.ordering")
record OrderingSettings(@DefaultValue("0") BigDecimal minimum, String deliveryProduct, BigDecimal freeDeliveryFrom,
                        @DefaultValue("PT6H") Duration refreshAfter) {

    /** Whether delivery of goods for that amount has its price. */
    boolean deliveryCosts(BigDecimal net) {
        return deliveryProduct != null && !deliveryProduct.isBlank()
                && (freeDeliveryFrom == null || net.compareTo(freeDeliveryFrom) < 0);
    }
}
