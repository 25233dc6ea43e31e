package eu.kapstok.quote;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What sales sees of a customer's request for a quote. */
@Component
class QuoteRequestForms {

    static final Set<String> PREPARE = Set.of("caseTitle", "customerTitle", "requestedText", "remarkText", "lines", "customerLink");

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final QuoteRequestRepository requests;
    private final CustomerService customers;
    private final QuoteWords words;

    QuoteRequestForms(QuoteRequestRepository requests, CustomerService customers, QuoteWords words) {
        this.requests = requests;
        this.customers = customers;
        this.words = words;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> prepare(String number) {
        QuoteRequest request = requests.findByNumber(number).orElseThrow();
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", words.text("quote.request.title", number));
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(request.customer()).orElseThrow().name(), request.customer()));
        shown.put("requestedText", words.text("quote.request.by", requester(request),
                FORMAT.date(LocalDate.ofInstant(request.raisedAt(), Quote.SELLER))));
        String remark = request.remark() == null ? words.text("quote.request.noRemark") : request.remark();
        shown.put("remarkText", request.wishedDate() == null ? remark
                : words.text("quote.form.changeWanted.date", FORMAT.date(request.wishedDate())) + "\n\n" + remark);
        shown.put("lines", request.lines().stream().map(QuoteRequestForms::line).toList());
        shown.put("customerLink", "/staff/customers/" + request.customer());
        return shown;
    }

    private String requester(QuoteRequest request) {
        List<Contact> known = customers.contact(request.contactId()).stream().toList();
        return Stream.concat(Stream.of(request.contactName()), known.stream().flatMap(contact ->
                Stream.of(contact.phone(), contact.email()))).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> line(QuoteRequestLine line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("product", line.product() == null ? line.description() : line.product() + " " + line.description());
        shown.put("quantity", FORMAT.number(line.quantity()) + (line.unit() == null ? "" : " " + line.unit()));
        return shown;
    }
}
