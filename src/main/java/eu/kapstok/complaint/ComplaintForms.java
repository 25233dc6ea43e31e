package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.forms.AsTyped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a complaint show: our own people in English, customers in the language of their page. */
@Component
class ComplaintForms {

    private static final Set<String> ABOUT = Set.of("caseTitle", "customerTitle", "reasonText", "wishText", "reportedText", "photosText",
            "descriptionText", "lines", "complaintLink", "conversationText");

    static final Set<String> ASSESS = with("proposalText", "earlierText", "photoLinks");
    static final Set<String> ESCALATE = with("offerText", "objectionWords", "photoLinks");
    static final Set<String> ROOT_CAUSE = with("outcomeText");
    static final Set<String> PROVIDE = Set.of("complaintNumber", "questionText");
    static final Set<String> PROPOSAL = Set.of("complaintNumber", "outcomeText", "groundsText", "untilText");
    static final Set<String> RATE = Set.of("complaintNumber");

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);
    private static final int EARLIER = 5;
    private static final int STORY = 20;
    private static final List<ComplaintEvent.Type> CONVERSATION = List.of(ComplaintEvent.Type.HANDED_OVER, ComplaintEvent.Type.INFORMATION_ASKED,
            ComplaintEvent.Type.INFORMATION_GIVEN, ComplaintEvent.Type.OBJECTED, ComplaintEvent.Type.CUSTOMER_WROTE, ComplaintEvent.Type.WE_WROTE,
            ComplaintEvent.Type.RETURN_INSPECTED, ComplaintEvent.Type.REOPENED, ComplaintEvent.Type.PHOTOS_ADDED);

    private final ComplaintFiles files;
    private final ComplaintRepository complaints;
    private final ComplaintPhotos photos;
    private final ComplaintLists lists;
    private final CustomerService customers;
    private final ComplaintHistoryTexts texts;
    private final ComplaintAuthority authority;
    private final ComplaintWords words;

    ComplaintForms(ComplaintFiles files, ComplaintRepository complaints, ComplaintPhotos photos, ComplaintLists lists,
                   CustomerService customers, ComplaintHistoryTexts texts, ComplaintAuthority authority, ComplaintWords words) {
        this.files = files;
        this.complaints = complaints;
        this.photos = photos;
        this.lists = lists;
        this.customers = customers;
        this.texts = texts;
        this.authority = authority;
        this.words = words;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(ABOUT.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Transactional(readOnly = true)
    public Map<String, Object> assess(String number) {
        Complaint complaint = files.find(number);
        Map<String, Object> shown = about(complaint);
        shown.put("proposalText", proposal(complaint));
        shown.put("photoLinks", photos.links(complaint));
        shown.put("earlierText", bullets(Stream.concat(
                lists.ofCustomer(complaint.customer(), null, null, EARLIER + 1).rows().stream(),
                complaint.lines().stream().map(ComplaintLine::product).distinct().limit(EARLIER)
                        .flatMap(product -> lists.ofProduct(product, EARLIER).stream()))
                .filter(row -> !row.number().equals(number)).distinct().limit(2 * EARLIER)
                .map(row -> "%s, %s, %s: %s".formatted(row.number(), row.customer(), day(row.place().at()),
                        words.text("complaint.reason.staff." + row.reason()))).toList()));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> escalate(String number) {
        Complaint complaint = files.find(number);
        Map<String, Object> shown = about(complaint);
        shown.put("offerText", words.code("complaint.resolution.staff.", complaint.resolution() == null ? null : complaint.resolution().name())
                + (complaint.amount() == null ? "" : " " + FORMAT.money(complaint.amount())) + "\n\n" + said(complaint.decisionGrounds()));
        shown.put("objectionWords", said(complaint.objection()));
        shown.put("photoLinks", photos.links(complaint));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> rootCause(String number) {
        Complaint complaint = files.find(number);
        Map<String, Object> shown = about(complaint);
        shown.put("outcomeText", words.code("complaint.resolution.staff.", complaint.resolution() == null ? null : complaint.resolution().name()));
        return shown;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> provide(String number) {
        Complaint complaint = files.find(number);
        return Map.of("complaintNumber", number, "questionText",
                complaints.history(complaint.id(), List.of(ComplaintEvent.Type.INFORMATION_ASKED), Limit.of(1)).stream()
                        .map(event -> event.arguments().get(0)).findFirst().orElse(""));
    }

    @Transactional(readOnly = true)
    public Map<String, Object> proposal(String number) {
        Complaint complaint = files.find(number);
        Locale locale = LocaleContextHolder.getLocale();
        LocalFormat format = new LocalFormat(locale);
        String outcome = words.text(locale, "complaint.resolution." + complaint.resolution());
        return Map.of("complaintNumber", number,
                "outcomeText", complaint.amount() == null ? outcome : outcome + " (" + format.money(complaint.amount()) + ")",
                "groundsText", complaint.decisionGrounds() == null ? "" : complaint.decisionGrounds(),
                "untilText", complaint.objectionUntil() == null ? "" : format.date(complaint.objectionUntil()));
    }

    private Map<String, Object> about(Complaint complaint) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", complaint.number());
        shown.put("customerTitle", "%s (%s)".formatted(customers.customer(complaint.customer()).orElseThrow().name(), complaint.customer()));
        shown.put("reasonText", words.text("complaint.reason.staff." + complaint.reason()));
        shown.put("wishText", words.text("complaint.wish.staff." + complaint.wish()));
        shown.put("reportedText", words.text("complaint.form.reported", day(complaint.reportedAt()),
                complaint.contactName() == null ? complaint.customer() : complaint.contactName(),
                words.text("complaint.channel." + complaint.channel())));
        int sent = photos.count(complaint);
        shown.put("photosText", sent == 0 ? words.text("complaint.form.none") : String.valueOf(sent));
        shown.put("descriptionText", AsTyped.of(complaint.whyNoLines() == null ? complaint.description()
                : complaint.description() + "\n\n" + words.text("complaint.form.whyNoLines", complaint.whyNoLines())));
        shown.put("lines", complaint.lines().stream().map(ComplaintForms::line).toList());
        shown.put("complaintLink", "/staff/complaints/" + complaint.number());
        shown.put("conversationText", bullets(complaints.history(complaint.id(), CONVERSATION, Limit.of(STORY)).stream()
                .map(event -> day(event.at()) + ": " + AsTyped.of(texts.ofStaff(event, false))).toList()));
        return shown;
    }

    private String proposal(Complaint complaint) {
        return bullets(List.of(words.text("complaint.form.proposal", words.code("complaint.proposal.", complaint.proposal())),
                words.text("complaint.form.basis", words.code("complaint.basis.", complaint.legalBasis())),
                authority.missing(complaint.worth(), Set.of()).map(groups -> words.text("complaint.form.authority", FORMAT.money(complaint.worth()), groups))
                        .orElseGet(() -> words.text("complaint.form.authority.any", FORMAT.money(complaint.worth()))),
                words.text(complaint.goodsBack() ? "complaint.form.goodsBack" : "complaint.form.goodsStay"),
                words.text("complaint.form.due", day(complaint.answerDue()), day(complaint.settlementDue()))));
    }

    private static Map<String, Object> line(ComplaintLine line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("product", line.product() + " " + line.description() + Stream.of(line.serialNumber(), line.batch())
                .filter(text -> text != null).map(text -> ", " + text).collect(Collectors.joining()));
        shown.put("quantity", FORMAT.number(line.quantity()) + " " + line.unit());
        shown.put("origin", Stream.of(line.order(), line.shipment(), line.invoice()).filter(text -> text != null).collect(Collectors.joining(", ")));
        shown.put("delivered", line.deliveredOn() == null ? "" : FORMAT.date(line.deliveredOn()));
        shown.put("worth", FORMAT.money(line.worth()));
        return shown;
    }

    private static String day(Instant at) {
        return FORMAT.date(LocalDate.ofInstant(at, Complaint.SELLER));
    }

    private String said(String text) {
        return text == null ? words.text("complaint.form.none") : AsTyped.of(text);
    }

    private String bullets(List<String> lines) {
        return lines.isEmpty() ? words.text("complaint.form.none") : lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
