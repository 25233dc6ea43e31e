package eu.kapstok.quote;

import eu.kapstok.portal.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where quotes stand in the menus. */
@Configuration
class QuoteSections {

    @Bean
    Section quotesSection() {
        return new Section(Section.Audience.CUSTOMERS, 30, "/portal/quotes", "quote.section", "quote");
    }

    @Bean
    Section staffQuotesSection() {
        return new Section(Section.Audience.STAFF, 20, "/staff/quotes", "quote.staff.section", "quote");
    }
}
