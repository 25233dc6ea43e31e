package eu.kapstok.demo;

import eu.kapstok.engine.PublicAddress;
import eu.kapstok.security.StaffGroup;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the start log of a trial with where to go and whom to sign in as. */
@Component
@Profile("demo")
class StartMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final PublicAddress address;

    StartMessage(PublicAddress address) {
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say() {
        LOG.info("""


                  Kapstok is ready.

                  Guided tour, mailbox, outside world   {0}/demo
                  Customer portal                       {0}/portal
                  Tasklist for the back office          {0}/camunda/app/tasklist/
                  Staff pages                           {0}/staff
                  REST for process owners               {0}/engine-rest

                  Staff users, password the same: {1}
                  Customers sign in with their mail address; the link is in the mailbox.
                """.replace("{0}", address.baseUrl()).replace("{1}", users()));
    }

    private static String users() {
        return Arrays.stream(StaffGroup.values()).map(StaffGroup::id).collect(Collectors.joining(", "));
    }
}
