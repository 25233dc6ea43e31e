package eu.kapstok.complaint;

import eu.kapstok.portal.Section;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where complaints stand in the menus. */
@Configuration
class ComplaintSections {

    @Bean
    Section complaintsSection() {
        return new Section(Section.Audience.CUSTOMERS, 50, "/portal/complaints", "complaint.section", "alert");
    }

    @Bean
    Section staffComplaintsSection() {
        return new Section(Section.Audience.STAFF, 40, "/staff/complaints", "complaint.staff.section", "alert");
    }
}
