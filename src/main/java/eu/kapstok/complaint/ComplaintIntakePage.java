package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpSoon;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.order.OwnOrders;
import eu.kapstok.portal.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The page on which a complaint is reported, for customers and for our own people; every button sends all that stands on it. */
@Component
class ComplaintIntakePage {

    private static final int ORDERS = 10;
    private static final int SEARCH = 60;
    private static final int TYPED = 100_000;

    /**
     * Where a page began: number of an own order, delivery or invoice; each null where it did not begin there.
     *
     * @param line place in the order from 1, null where it is not about one line
     */
    record Start(String order, String shipment, Integer line, String invoice) {

        static final Start NOWHERE = new Start(null, null, null, null);
    }

    /** A line of the draft with what is asked of it. */
    record Row(DraftContent.Line line, IntakeNeed need) {
    }

    private final ComplaintIntake intake;
    private final ComplaintDrafts drafts;
    private final ComplaintGoods goods;
    private final ErpSoon soon;
    private final PhotoReader photos;
    private final OwnOrders orders;
    private final CustomerService customers;
    private final MessageSource messages;

    ComplaintIntakePage(ComplaintIntake intake, ComplaintDrafts drafts, ComplaintGoods goods, ErpSoon soon, PhotoReader photos,
                        OwnOrders orders, CustomerService customers, MessageSource messages) {
        this.intake = intake;
        this.drafts = drafts;
        this.goods = goods;
        this.soon = soon;
        this.photos = photos;
        this.orders = orders;
        this.customers = customers;
        this.messages = messages;
    }

    /** A page that nobody typed into yet. */
    void begin(DraftOwner owner, Start start, Model model, Locale locale) {
        Questions erp = new Questions(owner);
        show(UUID.randomUUID(), owner, begun(start, owner, erp), start, null, Typed.nothing(), erp, model, locale);
    }

    /** A draft as it was left. */
    void resume(UUID id, DraftOwner owner, Model model, Locale locale) {
        DraftContent draft = drafts.find(id, owner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(id, owner, draft, Start.NOWHERE, null, Typed.nothing(), new Questions(owner), model, locale);
    }

    /** Keeps what was typed, as it comes from a page that goes on. */
    void keep(UUID id, DraftOwner owner, MultiValueMap<String, String> posted) {
        if (intake.sent(id, owner).isEmpty()) {
            keep(id, owner, read(posted, known(id, owner, posted, new Questions(owner))));
        }
    }

    /**
     * Does what the pressed button says.
     *
     * @return number of the complaint that was sent, null where the page is shown again
     */
    String pressed(UUID id, DraftOwner owner, MultiValueMap<String, String> posted, List<MultipartFile> files, Model model,
                   HttpServletResponse response, Locale locale) {
        Optional<String> sent = intake.sent(id, owner);
        if (sent.isPresent()) {
            return sent.get();
        }
        Questions erp = new Questions(owner);
        DraftContent draft = read(posted, known(id, owner, posted, erp));
        Start start = start(posted);
        String chosen = null;
        if (posted.containsKey("remove")) {
            draft = without(draft, posted.getFirst("remove"));
        } else if (posted.containsKey("add")) {
            draft = draft.and(picked(posted, owner));
        } else if (posted.containsKey("order")) {
            chosen = posted.getFirst("order");
        }
        keep(id, owner, draft);
        List<FormRefused.Problem> problems = new ArrayList<>();
        if (posted.containsKey("removePhoto")) {
            uuid(posted.getFirst("removePhoto")).ifPresent(photo -> drafts.dropPhoto(id, owner, photo));
        }
        if (posted.containsKey("addPhotos") && files.stream().allMatch(MultipartFile::isEmpty)) {
            problems.add(new FormRefused.Problem("photos", "complaint.photo.none", List.of()));
        }
        addPhotos(id, owner, PhotoKind.of(posted.getFirst("photoKind")), files, problems, locale);
        if (posted.containsKey("send") && problems.isEmpty()) {
            try {
                return intake.send(id, owner);
            } catch (FormRefused refused) {
                problems.addAll(refused.problems());
            }
        }
        Typed typed = Typed.of(posted);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            typed = typed.refused(new FormRefused(problems), messages, locale);
        }
        String search = posted.containsKey("find") ? cut(posted.getFirst("search"), SEARCH).strip() : null;
        model.addAttribute("chosen", chosen);
        show(id, owner, draft, start, search, typed, erp, model, locale);
        return null;
    }

    private void addPhotos(UUID id, DraftOwner owner, PhotoKind kind, List<MultipartFile> files, List<FormRefused.Problem> problems,
                           Locale locale) {
        RefusedPhotos refused = new RefusedPhotos();
        for (MultipartFile file : files) {
            if (file.isEmpty()) {
                continue;
            }
            try {
                if (drafts.photos(id).size() >= ComplaintPhotos.MOST
                        || !drafts.addPhoto(id, owner, kind, SentPhoto.name(file), photos.read(SentPhoto.bytes(file)))) {
                    throw new PhotoRefused("complaint.photo.refused.tooMany");
                }
            } catch (PhotoRefused no) {
                refused.add(SentPhoto.name(file), no);
            }
        }
        refused.problem(messages, locale).ifPresent(problems::add);
    }

    private void keep(UUID id, DraftOwner owner, DraftContent draft) {
        if (!drafts.keep(id, owner, draft)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What is kept; where nothing is yet, what the page began with. */
    private DraftContent known(UUID id, DraftOwner owner, MultiValueMap<String, String> posted, Questions erp) {
        return drafts.find(id, owner).orElseGet(() -> begun(start(posted), owner, erp));
    }

    /** With nothing in it while the ERP does not say; the page then offers the order's lines as soon as they are known. */
    private DraftContent begun(Start start, DraftOwner owner, Questions erp) {
        DraftContent draft = DraftContent.EMPTY;
        if (start.order() != null && start.shipment() != null) {
            draft = draft.with(erp.ask("shipment " + start.shipment() + " of " + start.order(), () -> intake.pick(start.order(), start.shipment(),
                    goods.shipment(start.order(), start.shipment(), owner.customer()).orElse(Map.of()), owner)).orElse(List.of()));
        } else if (start.order() != null && start.line() != null) {
            Map<Integer, BigDecimal> all = new HashMap<>();
            all.put(start.line(), null);
            draft = draft.with(erp.ask("line " + start.line() + " of " + start.order(), () -> intake.pick(start.order(), null, all, owner))
                    .orElse(List.of()));
        }
        boolean own = start.invoice() != null && erp.ask("whether invoice " + start.invoice() + " is own",
                () -> goods.invoice(start.invoice(), owner.customer()).isPresent()).orElse(false);
        return own ? draft.from(start.invoice()) : draft;
    }

    private static Start start(MultiValueMap<String, String> posted) {
        return new Start(blank(posted.getFirst("from.order")), blank(posted.getFirst("from.shipment")), place(posted.getFirst("from.line")),
                blank(posted.getFirst("from.invoice")));
    }

    private static DraftContent read(MultiValueMap<String, String> posted, DraftContent known) {
        List<DraftContent.Line> lines = new ArrayList<>();
        for (int place = 0; place < known.lines().size(); place++) {
            DraftContent.Line line = known.lines().get(place);
            lines.add(new DraftContent.Line(line.order(), line.orderLine(), line.shipment(), line.product(), line.description(), line.unit(),
                    typed(posted, "quantity." + place, line.quantity()), line.unitPrice(), line.vatRate(), line.deliveredOn(),
                    typed(posted, "serial." + place, line.serialNumber()), typed(posted, "batch." + place, line.batch())));
        }
        return new DraftContent(typed(posted, "reason", known.reason()), typed(posted, "wish", known.wish()),
                typed(posted, "description", known.description()), typed(posted, "whyNoLines", known.whyNoLines()),
                typed(posted, "invoice", known.invoice()),
                posted.containsKey("visible.asked") ? posted.containsKey("visible") : known.visibleAtDelivery(),
                typed(posted, "channel", known.channel()), typed(posted, "contact", known.contact()), lines);
    }

    /** What a page does not ask stays as it was. */
    private static String typed(MultiValueMap<String, String> posted, String field, String known) {
        String typed = posted.getFirst(field);
        return typed == null ? known : cut(typed, TYPED);
    }

    private static DraftContent without(DraftContent draft, String place) {
        List<DraftContent.Line> lines = new ArrayList<>(draft.lines());
        int gone = place != null && place.matches("\\d{1,3}") ? Integer.parseInt(place) : lines.size();
        if (gone < lines.size()) {
            lines.remove(gone);
        }
        return draft.with(lines);
    }

    private List<DraftContent.Line> picked(MultiValueMap<String, String> posted, DraftOwner owner) {
        String order = posted.getFirst("add");
        Map<Integer, BigDecimal> wanted = new HashMap<>();
        posted.getOrDefault("pick", List.of()).stream().filter(line -> line.matches("\\d{1,4}")).map(Integer::valueOf)
                .forEach(line -> wanted.put(line, null));
        return wanted.isEmpty() ? List.of() : intake.pick(order, null, wanted, owner);
    }

    private void show(UUID id, DraftOwner owner, DraftContent draft, Start start, String search, Typed typed, Questions erp, Model model,
                      Locale locale) {
        Customer customer = customers.customer(owner.customer()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ComplaintReason reason = ComplaintReason.of(draft.reason());
        model.addAttribute("draftId", id);
        model.addAttribute("draft", draft);
        model.addAttribute("start", start);
        model.addAttribute("typed", typed);
        model.addAttribute("search", search == null ? "" : search);
        model.addAttribute("customer", customer);
        model.addAttribute("staff", owner.isStaff());
        model.addAttribute("reasons", ComplaintReason.values());
        model.addAttribute("wishes", Wish.values());
        model.addAttribute("photoKinds", PhotoKind.values());
        model.addAttribute("need", intake.need(draft));
        model.addAttribute("rows", draft.lines().stream().map(line -> new Row(line, intake.need(draft, line))).toList());
        model.addAttribute("photos", drafts.photos(id));
        model.addAttribute("askVisible", reason != null && reason.visibleOrNot() && !customer.isConsumer());
        model.addAttribute("askInvoice", reason == ComplaintReason.INVOICE_ERROR);
        boolean searched = search != null && !search.isEmpty();
        List<OwnOrders.OwnOrder> found = orders.latest(owner.customer(), searched ? search : null, ORDERS);
        model.addAttribute("found", found);
        if (owner.isStaff()) {
            model.addAttribute("channels", List.of(Channel.PHONE, Channel.MAIL, Channel.VISIT));
            model.addAttribute("contacts", customers.contactsOf(owner.customer(), null));
        }
        String chosen = model.getAttribute("chosen") != null ? (String) model.getAttribute("chosen")
                : start.order() != null && draft.lines().isEmpty() ? start.order() : null;
        fromErp(draft, reason, chosen, searched && found.isEmpty() ? search : null, erp, model);
    }

    /** The ERP being slow or away keeps nobody from writing down what they know. */
    private void fromErp(DraftContent draft, ComplaintReason reason, String chosen, String search, Questions erp, Model model) {
        if (search != null) {
            model.addAttribute("found", erp.ask("orders by " + search, () -> goods.ordersOf(search, erp.customer)).orElse(List.of()));
        }
        List<ComplaintGoods.Goods> offered = chosen == null ? List.of()
                : erp.ask("goods of " + chosen, () -> goods.of(chosen, erp.customer).orElse(List.of())).orElse(List.of());
        List<String> invoices = reason != ComplaintReason.INVOICE_ERROR ? List.of()
                : erp.ask("open invoices", () -> goods.openInvoices(erp.customer)).orElse(List.of());
        if (!draft.invoice().isBlank() && !invoices.contains(draft.invoice())) {
            invoices = Stream.concat(Stream.of(draft.invoice()), invoices.stream()).toList();
        }
        model.addAttribute("away", erp.unanswered && !erp.coming);
        model.addAttribute("coming", erp.coming);
        model.addAttribute("chosen", chosen);
        model.addAttribute("offered", offered);
        model.addAttribute("invoices", invoices);
    }

    /** What one page asks the ERP about one customer, without waiting longer for all of it than a page waits. */
    private final class Questions {

        private final String customer;
        private final long until;
        private boolean unanswered;
        private boolean coming;

        Questions(DraftOwner owner) {
            this.customer = owner.customer();
            this.until = soon.patience();
        }

        <T> Optional<T> ask(String what, Supplier<T> question) {
            ErpSoon.Answer<T> answer = soon.ask("complaint of " + customer + ", " + what, question, until);
            unanswered |= answer.value().isEmpty();
            coming |= answer.value().isEmpty() && answer.coming();
            return answer.value();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Null for what is no place in an order. */
    static Integer place(String text) {
        return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.valueOf(text) : null;
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : cut(text.strip(), SEARCH);
    }

    private static String cut(String text, int most) {
        return text == null ? "" : text.length() <= most ? text : text.substring(0, most);
    }
}
