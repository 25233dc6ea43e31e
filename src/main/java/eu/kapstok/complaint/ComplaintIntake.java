package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes complaints of what people typed: complete by the table, and of their own goods only. */
@Service
class ComplaintIntake {

    private static final int DESCRIPTION = 10_000;
    private static final int WHY = 2000;
    private static final int NUMBER = 140;
    private static final String SERIAL = "serial.";
    private static final String BATCH = "batch.";
    private static final String QUANTITY = "quantity.";

    private final ComplaintDrafts drafts;
    private final ComplaintGoods goods;
    private final Complaints complaints;
    private final ComplaintPhotos photos;
    private final ComplaintFiles files;
    private final ComplaintReturnProcess process;
    private final CustomerService customers;
    private final WithdrawalRules withdrawals;
    private final ComplaintSettings settings;
    private final Clock clock;

    ComplaintIntake(ComplaintDrafts drafts, ComplaintGoods goods, Complaints complaints, ComplaintPhotos photos, ComplaintFiles files,
                    @Lazy ComplaintReturnProcess process, CustomerService customers, WithdrawalRules withdrawals,
                    ComplaintSettings settings, Clock clock) {
        this.drafts = drafts;
        this.goods = goods;
        this.complaints = complaints;
        this.photos = photos;
        this.files = files;
        this.process = process;
        this.customers = customers;
        this.withdrawals = withdrawals;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the table asks of it; nothing before a reason was chosen. */
    IntakeNeed need(DraftContent draft) {
        ComplaintReason reason = ComplaintReason.of(draft.reason());
        if (reason == null) {
            return IntakeNeed.NOTHING;
        }
        return draft.lines().isEmpty() ? process.intake(reason, "")
                : draft.lines().stream().map(DraftContent.Line::productGroup).distinct().map(group -> process.intake(reason, group))
                .reduce(IntakeNeed.NOTHING, IntakeNeed::and);
    }

    /** What the table asks of goods of that group. */
    IntakeNeed need(DraftContent draft, DraftContent.Line line) {
        ComplaintReason reason = ComplaintReason.of(draft.reason());
        return reason == null ? IntakeNeed.NOTHING : process.intake(reason, line.productGroup());
    }

    /**
     * The lines of an own order that were picked; those that are not in it are left out.
     *
     * @param quantities by line, null for all that is left
     * @param shipment null where they were picked from the order itself
     */
    List<DraftContent.Line> pick(String order, String shipment, Map<Integer, BigDecimal> quantities, DraftOwner owner) {
        return goods.of(order, owner.customer()).orElse(List.of()).stream().filter(line -> quantities == null || quantities.containsKey(line.line()))
                .map(line -> new DraftContent.Line(order, line.line(), shipment, line.product(), line.description(), line.unit(),
                        plain(quantities == null || quantities.get(line.line()) == null ? most(line) : quantities.get(line.line())), line.unitPrice(),
                        line.vatRate(), line.deliveredOn(), "", "")).toList();
    }

    private static BigDecimal most(ComplaintGoods.Goods line) {
        return line.left().signum() > 0 ? line.left() : line.ordered();
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }

    /** Number of the complaint that a draft became. */
    Optional<String> sent(UUID id, DraftOwner owner) {
        return complaints.reported(owner.customer(), id.toString()).map(Complaint::number);
    }

    /**
     * Sends a draft: it becomes a complaint, and is gone.
     *
     * @return number of the complaint; of the one that it became before where it was sent twice
     * @throws FormRefused when something is missing or wrong
     */
    @Transactional
    public String send(UUID id, DraftOwner owner) {
        complaints.takeTurns(owner.customer());
        if (!drafts.take(id, owner)) {
            return sent(id, owner).orElseThrow(() -> new FormRefused(null, "complaint.intake.gone"));
        }
        DraftContent draft = drafts.find(id, owner).orElseThrow();
        List<ComplaintDrafts.PhotoRow> shown = drafts.photos(id);
        List<NewComplaint.Line> lines = check(draft, shown, owner);
        Customer customer = customers.customer(owner.customer()).orElseThrow();
        Optional<Contact> reporter = reporter(draft, owner);
        Complaint complaint = complaints.report(new NewComplaint(id.toString(), owner.customer(), customer.isConsumer(), customer.country(),
                reporter.map(Contact::id).orElse(null), reporter.map(Contact::name).orElse(null),
                reporter.map(Contact::language).orElse(customer.language()), owner.isStaff() ? Channel.heard(draft.channel()) : Channel.PORTAL,
                owner.isStaff() ? owner.name() : null, ComplaintReason.of(draft.reason()), Wish.of(draft.wish()), clean(draft.description()),
                lines.isEmpty() && !draft.whyNoLines().isBlank() ? clean(draft.whyNoLines()) : null,
                draft.invoice().isBlank() ? null : draft.invoice(), draft.visibleAtDelivery(), true,
                lines.stream().map(NewComplaint.Line::product).anyMatch(withdrawals::isExempt), !shown.isEmpty(),
                lines.stream().anyMatch(complaints::repairedBefore), lines));
        int position = 0;
        for (ComplaintDrafts.PhotoRow photo : shown) {
            ComplaintDrafts.PhotoBytes bytes = drafts.photo(id, photo.id());
            photos.keep(complaint, ++position, bytes.kind(), bytes.content(), bytes.thumbnail(), bytes.sentSha256(), owner.name());
        }
        drafts.drop(id, owner);
        return complaint.number();
    }

    private Optional<Contact> reporter(DraftContent draft, DraftOwner owner) {
        if (!owner.isStaff()) {
            return customers.contact(owner.contact());
        }
        return customers.contactsOf(owner.customer(), null).stream().filter(contact -> contact.id().toString().equals(draft.contact())).findFirst();
    }

    private List<NewComplaint.Line> check(DraftContent draft, List<ComplaintDrafts.PhotoRow> shown, DraftOwner owner) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        ComplaintReason reason = ComplaintReason.of(draft.reason());
        if (reason == null) {
            problems.add(problem("reason", "complaint.intake.missing.reason"));
        }
        if (Wish.of(draft.wish()) == null) {
            problems.add(problem("wish", "complaint.intake.missing.wish"));
        }
        text("description", draft.description(), DESCRIPTION, "complaint.intake.missing.description", problems);
        boolean invoice = reason == ComplaintReason.INVOICE_ERROR;
        if (invoice && draft.lines().isEmpty() && draft.invoice().isBlank() && draft.whyNoLines().isBlank()) {
            problems.add(problem("invoice", "complaint.intake.missing.invoice"));
        } else if (draft.lines().isEmpty() && draft.invoice().isBlank()) {
            text("whyNoLines", draft.whyNoLines(), WHY, "complaint.intake.missing.lines", problems);
        }
        List<NewComplaint.Line> lines = List.of();
        try {
            if (invoice && !draft.invoice().isBlank() && goods.invoice(draft.invoice(), owner.customer()).isEmpty()) {
                problems.add(problem("invoice", "complaint.intake.invoice"));
            }
            lines = lines(draft, reason, owner, problems);
        } catch (ErpException away) {
            problems.add(problem(null, "complaint.intake.erpAway"));
        }
        if (reason != null && !owner.isStaff()) {
            photos(need(draft), shown, problems);
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return lines;
    }

    private static void photos(IntakeNeed need, List<ComplaintDrafts.PhotoRow> shown, List<FormRefused.Problem> problems) {
        if (shown.size() < need.photos()) {
            problems.add(new FormRefused.Problem("photos", "complaint.intake.missing.photos", List.of(need.photos())));
        } else if (need.packagingPhoto() && shown.stream().noneMatch(photo -> photo.kind() == PhotoKind.PACKAGING)) {
            problems.add(problem("photos", "complaint.intake.missing.packaging"));
        }
    }

    private List<NewComplaint.Line> lines(DraftContent draft, ComplaintReason reason, DraftOwner owner, List<FormRefused.Problem> problems) {
        Map<String, List<ComplaintGoods.Goods>> known = new HashMap<>();
        List<NewComplaint.Line> lines = new ArrayList<>();
        for (int place = 0; place < draft.lines().size(); place++) {
            DraftContent.Line picked = draft.lines().get(place);
            ComplaintGoods.Goods found = known.computeIfAbsent(picked.order(), order -> goods.of(order, owner.customer()).orElse(List.of()))
                    .stream().filter(line -> line.line() == picked.orderLine()).findFirst().orElse(null);
            if (found == null) {
                problems.add(new FormRefused.Problem(QUANTITY + place, "complaint.intake.notOwn", List.of()));
                continue;
            }
            BigDecimal quantity = quantity(picked.quantity());
            BigDecimal most = reason == null ? found.ordered() : found.most(reason);
            if (found.deliveredOn() != null && found.deliveredOn().isBefore(LocalDate.now(clock).minusYears(settings.oldestYears()))) {
                problems.add(new FormRefused.Problem(QUANTITY + place, "complaint.intake.tooOld", List.of(settings.oldestYears())));
            } else if (quantity == null) {
                problems.add(problem(QUANTITY + place, "complaint.intake.quantity"));
            } else if (quantity.compareTo(most) > 0) {
                problems.add(new FormRefused.Problem(QUANTITY + place, most.signum() == 0 ? "complaint.intake.nothingLeft" : "complaint.intake.tooMuch",
                        most.signum() == 0 ? List.of() : List.of(most, found.unit())));
            }
            IntakeNeed need = need(draft, picked);
            String serial = numbered(SERIAL + place, picked.serialNumber(), need.serialNumber() && !owner.isStaff(), problems);
            String batch = numbered(BATCH + place, picked.batch(), need.batch() && !owner.isStaff(), problems);
            lines.add(new NewComplaint.Line(found.order(), found.line(), null, picked.shipment(), found.product(), found.description(), found.unit(),
                    quantity, found.unitPrice(), found.vatRate(), found.deliveredOn(), serial, batch));
        }
        return lines;
    }

    private static String numbered(String field, String typed, boolean needed, List<FormRefused.Problem> problems) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() && needed) {
            problems.add(problem(field, "complaint.intake.missing.number"));
        } else if (text.length() > NUMBER) {
            problems.add(new FormRefused.Problem(field, "forms.problem.tooLong", List.of(NUMBER)));
        } else if (!WrittenText.isClean(text)) {
            problems.add(problem(field, "forms.problem.characters"));
        }
        return text.isEmpty() ? null : text;
    }

    private static void text(String field, String typed, int most, String missing, List<FormRefused.Problem> problems) {
        String text = clean(typed);
        if (text.isEmpty()) {
            problems.add(problem(field, missing));
        } else if (text.length() > most) {
            problems.add(new FormRefused.Problem(field, "forms.problem.tooLong", List.of(most)));
        } else if (!WrittenText.isClean(text)) {
            problems.add(problem(field, "forms.problem.characters"));
        }
    }

    /** Null for what is no number above 0. */
    private static BigDecimal quantity(String typed) {
        String text = typed.strip().replace(',', '.');
        if (!text.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            return null;
        }
        BigDecimal quantity = new BigDecimal(text);
        return quantity.signum() > 0 ? quantity : null;
    }

    private static String clean(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }

    private static FormRefused.Problem problem(String field, String key) {
        return new FormRefused.Problem(field, key, List.of());
    }

    /** More photos for a complaint that runs: as many as still fit. */
    @Transactional
    public boolean addPhoto(String number, PhotoKind kind, Photo photo, String by) {
        Complaint complaint = files.take(number);
        int there = photos.count(complaint);
        if (there >= ComplaintPhotos.MOST || complaint.state().closed()) {
            return false;
        }
        photos.keep(complaint, there + 1, kind, photo.jpeg(), photo.thumbnail(), photo.sentSha256(), by);
        return true;
    }
}
