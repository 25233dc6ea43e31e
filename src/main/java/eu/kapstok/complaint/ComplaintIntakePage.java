package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.order.OwnOrders;
import eu.kapstok.portal.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private static final int NAME = 100;

    /** Where a page began: number of an own order, delivery or invoice; each null where it did not begin there. */
    record Start(String order, String shipment, String invoice) {
    }

    /** A line of the draft with what is asked of it. */
    record Row(DraftContent.Line line, IntakeNeed need) {
    }

    private final ComplaintIntake intake;
    private final ComplaintDrafts drafts;
    private final ComplaintGoods goods;
    private final PhotoReader photos;
    private final OwnOrders orders;
    private final CustomerService customers;
    private final MessageSource messages;

    ComplaintIntakePage(ComplaintIntake intake, ComplaintDrafts drafts, ComplaintGoods goods, PhotoReader photos, OwnOrders orders,
                        CustomerService customers, MessageSource messages) {
        this.intake = intake;
        this.drafts = drafts;
        this.goods = goods;
        this.photos = photos;
        this.orders = orders;
        this.customers = customers;
        this.messages = messages;
    }

    /** A page that nobody typed into yet. */
    void begin(DraftOwner owner, Start start, Model model, Locale locale) {
        show(UUID.randomUUID(), owner, begun(start, owner), start, null, Typed.nothing(), model, locale);
    }

    /** A draft as it was left. */
    void resume(UUID id, DraftOwner owner, Model model, Locale locale) {
        DraftContent draft = drafts.find(id, owner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(id, owner, draft, new Start(null, null, null), null, Typed.nothing(), model, locale);
    }

    /** Keeps what was typed, as it comes from a page that goes on. */
    void keep(UUID id, DraftOwner owner, MultiValueMap<String, String> posted) {
        if (intake.sent(id, owner).isEmpty()) {
            keep(id, owner, read(posted, known(id, owner, posted)));
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
        DraftContent draft = read(posted, known(id, owner, posted));
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
        show(id, owner, draft, start, search, typed, model, locale);
        return null;
    }

    private void addPhotos(UUID id, DraftOwner owner, PhotoKind kind, List<MultipartFile> files, List<FormRefused.Problem> problems,
                           Locale locale) {
        for (MultipartFile file : files) {
            if (file.isEmpty()) {
                continue;
            }
            String name = name(file);
            try {
                if (file.getSize() > PhotoReader.MOST_BYTES) {
                    throw new PhotoRefused("complaint.photo.refused.tooLarge");
                }
                if (drafts.photos(id).size() >= ComplaintPhotos.MOST || !drafts.addPhoto(id, owner, kind, name, photos.read(bytes(file)))) {
                    throw new PhotoRefused("complaint.photo.refused.tooMany");
                }
            } catch (PhotoRefused refused) {
                problems.add(new FormRefused.Problem("photos", "complaint.photo.named",
                        List.of(name, messages.getMessage(refused.messageKey(), null, locale))));
            }
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the sender calls it, without path and without signs that could forge what is read. */
    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1).replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        return name.isEmpty() ? "foto" : cut(name, NAME);
    }

    private void keep(UUID id, DraftOwner owner, DraftContent draft) {
        if (!drafts.keep(id, owner, draft)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** What is kept; where nothing is yet, what the page began with. */
    private DraftContent known(UUID id, DraftOwner owner, MultiValueMap<String, String> posted) {
        return drafts.find(id, owner).orElseGet(() -> begun(start(posted), owner));
    }

    private DraftContent begun(Start start, DraftOwner owner) {
        DraftContent draft = DraftContent.EMPTY;
        try {
            if (start.order() != null && start.shipment() != null) {
                Map<Integer, BigDecimal> quantities = goods.shipment(start.order(), start.shipment(), owner.customer()).orElse(Map.of());
                draft = draft.with(intake.pick(start.order(), start.shipment(), quantities, owner));
            }
            if (start.invoice() != null && goods.invoice(start.invoice(), owner.customer()).isPresent()) {
                draft = draft.from(start.invoice());
            }
        } catch (ErpException away) {
            return draft;
        }
        return draft;
    }

    private static Start start(MultiValueMap<String, String> posted) {
        return new Start(blank(posted.getFirst("from.order")), blank(posted.getFirst("from.shipment")), blank(posted.getFirst("from.invoice")));
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

    private void show(UUID id, DraftOwner owner, DraftContent draft, Start start, String search, Typed typed, Model model, Locale locale) {
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
        model.addAttribute("found", orders.latest(owner.customer(), search == null || search.isEmpty() ? null : search, ORDERS));
        if (owner.isStaff()) {
            model.addAttribute("channels", List.of(Channel.PHONE, Channel.MAIL, Channel.VISIT));
            model.addAttribute("contacts", customers.contactsOf(owner.customer(), null));
        }
        String chosen = model.getAttribute("chosen") != null ? (String) model.getAttribute("chosen")
                : start.order() != null && draft.lines().isEmpty() ? start.order() : null;
        fromErp(owner, draft, reason, chosen, model);
    }

    /** The ERP being away keeps nobody from writing down what they know. */
    private void fromErp(DraftOwner owner, DraftContent draft, ComplaintReason reason, String chosen, Model model) {
        boolean away = false;
        List<ComplaintGoods.Goods> offered = List.of();
        List<String> invoices = List.of();
        try {
            offered = chosen == null ? List.of() : goods.of(chosen, owner.customer()).orElse(List.of());
            invoices = reason == ComplaintReason.INVOICE_ERROR ? new ArrayList<>(goods.openInvoices(owner.customer())) : List.of();
            if (!draft.invoice().isBlank() && !invoices.contains(draft.invoice())) {
                invoices = Stream.concat(Stream.of(draft.invoice()), invoices.stream()).toList();
            }
        } catch (ErpException erpAway) {
            away = true;
        }
        model.addAttribute("away", away);
        model.addAttribute("chosen", chosen);
        model.addAttribute("offered", offered);
        model.addAttribute("invoices", invoices);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : cut(text.strip(), SEARCH);
    }

    private static String cut(String text, int most) {
        return text == null ? "" : text.length() <= most ? text : text.substring(0, most);
    }
}
