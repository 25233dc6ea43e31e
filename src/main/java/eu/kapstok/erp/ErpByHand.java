package eu.kapstok.erp;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start, in words, which parts of our processes people do by hand with this ERP. */
@Component
class ErpByHand {

    private static final Logger LOG = LoggerFactory.getLogger(ErpByHand.class);

    private final Erp erp;

    ErpByHand(Erp erp) {
        this.erp = erp;
    }

    /** One sentence for each thing that it cannot do. */
    static List<String> of(Set<ErpCapability> capabilities) {
        return Arrays.stream(ErpCapability.values()).filter(one -> !capabilities.contains(one))
                .map(one -> "The ERP cannot " + one.words() + ": " + one.byHand()).toList();
    }

    /** Nobody waits for an ERP that does not answer. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread asking = new Thread(this::tell, "erp-capabilities");
        asking.setDaemon(true);
        asking.start();
    }

    void tell() {
        try {
            of(erp.capabilities()).forEach(LOG::warn);
        } catch (ErpException away) {
            LOG.warn("What the ERP can do is not known yet: {}", away.getMessage());
        }
    }
}
