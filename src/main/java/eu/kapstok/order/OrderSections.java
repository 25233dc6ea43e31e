package eu.kapstok.order;

import eu.kapstok.portal.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where orders stand in the menus. */
@Configuration
class OrderSections {

    @Bean
    Section ordersSection() {
        return new Section(Section.Audience.CUSTOMERS, 35, "/portal/orders", "order.section", "package");
    }

    @Bean
    Section staffOrdersSection() {
        return new Section(Section.Audience.STAFF, 25, "/staff/orders", "order.staff.section", "package");
    }
}
