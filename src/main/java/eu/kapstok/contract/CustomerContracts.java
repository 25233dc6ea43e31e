package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.PersonalDataPart;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's contracts, for the staff's page of the customer, and what one of their people signed, for themselves. */
@Component
class CustomerContracts implements CustomerPagePart, CustomerTimeline, PersonalDataPart {

    private static final int SHOWN = 10;
    private static final int MOST_OF_CONTACT = 1000;
    private static final String KEY = "'contract:' || e.id";

    private final JdbcClient sql;
    private final ContractLists lists;
    private final ContractRepository contracts;
    private final ContractHistoryTexts texts;

    CustomerContracts(JdbcClient sql, ContractLists lists, ContractRepository contracts, ContractHistoryTexts texts) {
        this.sql = sql;
        this.lists = lists;
        this.contracts = contracts;
        this.texts = texts;
    }

    /** @param customer number */
    record Part(String customer, List<ContractLists.Row> rows) {
    }

    /**
     * What somebody was asked to sign, and what is kept of their answer.
     *
     * @param state what they did: invited, signed, declined, handed over or missed
     * @param signature drawn or typed, null where there is none
     * @param typedName null where it was drawn
     * @param code where the one-time code went, masked
     */
    public record Asked(String contract, String title, int version, String state, Instant invitedAt, Instant answeredAt, String reason, String signature,
                        String typedName, String consent, String code, String ip, String browser) {
    }

    private record Spot(UUID id, String key, String number) {
    }

    @Override
    public int position() {
        return 47;
    }

    @Override
    public String titleKey() {
        return "customer.part.contracts";
    }

    @Override
    public String fragment() {
        return "contract/customer :: contracts";
    }

    @Override
    public Part of(String customerNumber) {
        return new Part(customerNumber, lists.ofCustomer(customerNumber, EnumSet.allOf(ContractState.class), null, null, SHOWN).rows());
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String customerNumber, Place after, int most) {
        List<Spot> found = sql.sql("select e.id, " + KEY + " as key, c.number from kapstok.contract_event e "
                        + "join kapstok.contract c on c.id = e.contract_id where e.customer = :customer "
                        + TimelineQuery.after(after, "e.at", KEY) + "order by e.at desc, e.id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most)).query(Spot.class).list();
        Map<UUID, ContractEvent> events = contracts.events(found.stream().map(Spot::id).toList()).stream()
                .collect(Collectors.toMap(ContractEvent::id, Function.identity()));
        return found.stream().map(spot -> {
            ContractEvent event = events.get(spot.id());
            return new TimelineEntry(event.at(), spot.key(), "pencil", "Contract %s: %s".formatted(spot.number(), texts.of(event, Locale.ENGLISH)),
                    event.actor(), "/staff/contracts/" + spot.number());
        }).toList();
    }

    @Override
    public String name() {
        return "contracts";
    }

    /** Who was not asked yet is not told of it here either. */
    @Override
    public List<Asked> of(Contact contact) {
        return sql.sql("""
                select c.number as contract, c.title, s.version, s.state, s.invited_at, s.answered_at, s.reason, s.signature_kind as signature,
                       s.signature_name as typed_name, s.consent, s.channel as code, s.ip, s.user_agent as browser
                from kapstok.contract_signer s join kapstok.contract c on c.id = s.contract_id
                where s.contact_id = ? and s.invited_at is not null order by s.invited_at desc limit ?
                """).params(contact.id(), MOST_OF_CONTACT).query(Asked.class).list();
    }
}
