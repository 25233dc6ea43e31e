package eu.kapstok.dunning;

import eu.kapstok.claim.Channel;
import eu.kapstok.claim.Claim;
import eu.kapstok.claim.ClaimJson;
import eu.kapstok.claim.Letter;
import eu.kapstok.claim.LetterDocument;
import eu.kapstok.claim.LetterLevel;
import eu.kapstok.claim.LetterMails;
import eu.kapstok.claim.LetterTitles;
import eu.kapstok.claim.NoticePeriod;
import eu.kapstok.claim.NoticePeriods;
import eu.kapstok.claim.PayTo;
import eu.kapstok.claim.PaymentCodes;
import eu.kapstok.claim.PaymentReferences;
import eu.kapstok.claim.Statement;
import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Letters about what is overdue: decided, calculated, printed and sent, each in a step of its own and none twice. */
@Service
class Letters {

    static final String PORTAL = "/portal/owed";

    private static final String KIND = "dunning";
    private static final String PDF = "application/pdf";

    private final LetterStore store;
    private final Receivables receivables;
    private final Debtors debtors;
    private final Claims claims;
    private final Goods goods;
    private final DebtorContacts contacts;
    private final CustomerService customers;
    private final NoticePeriods periods;
    private final PaymentReferences references;
    private final PaymentCodes codes;
    private final LetterDocument document;
    private final ClaimJson claimJson;
    private final LetterTitles titles;
    private final LetterMails letterMails;
    private final Mails mails;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final Redirect redirect;
    private final Clock clock;
    private final String baseUrl;

    Letters(LetterStore store, Receivables receivables, Debtors debtors, Claims claims, Goods goods, DebtorContacts contacts,
            CustomerService customers, NoticePeriods periods, PaymentReferences references, PaymentCodes codes, LetterDocument document,
            ClaimJson claimJson, LetterTitles titles, LetterMails letterMails, Mails mails, DocumentArchive archive, Retention retention, Seller seller,
            Redirect redirect, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.store = store;
        this.receivables = receivables;
        this.debtors = debtors;
        this.claims = claims;
        this.goods = goods;
        this.contacts = contacts;
        this.customers = customers;
        this.periods = periods;
        this.references = references;
        this.codes = codes;
        this.document = document;
        this.claimJson = claimJson;
        this.titles = titles;
        this.letterMails = letterMails;
        this.mails = mails;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.redirect = redirect;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void decide(Debtor debtor, NextStep next) {
        LetterLevel level = next.step().letter().orElseThrow();
        Optional<Contact> reader = contacts.reader(debtor.customer());
        Channel channel = debtor.byPost() || reader.isEmpty() ? Channel.POST : Channel.EMAIL;
        store.add(new DunningLetter(debtors.nextNumber("L"), debtor.customer(), level, reader.map(Contact::language).orElse(debtor.language()),
                channel, DunningLetter.State.DECIDED, clock.instant(), null, null, null, null, null, next.step().termDays(), null, null, null,
                null, null, next.items().stream().map(item -> new DunningLetter.Item(item.receivable().id(), item.open())).toList()),
                next.step().counts());
    }

    /** What was decided and did not go out is decided anew; a letter that waits for the post stays while it still holds. */
    void dropOutdated(String customer) {
        Map<String, NextStep.Item> now = owed(customer);
        LocalDate today = today();
        for (DunningLetter letter : store.underWay(customer)) {
            if (letter.state() != DunningLetter.State.TO_POST) {
                store.stop(letter.id(), "decided anew");
            } else {
                changed(letter, now, today).ifPresent(why -> store.stop(letter.id(), why));
            }
        }
    }

    boolean anyToPost(String customer) {
        return store.underWay(customer).stream().anyMatch(letter -> letter.state() == DunningLetter.State.TO_POST);
    }

    Optional<DunningLetter> current(String customer) {
        return store.underWay(customer).stream().findFirst();
    }

    void calculate(Debtor debtor, DunningLetter letter) {
        Claim claim = claim(debtor, letter);
        store.calculated(letter.id(), claimJson.write(claim), claim.total());
    }

    private Claim claim(Debtor debtor, DunningLetter letter) {
        Map<String, Receivable> about = receivables.find(letter.items().stream().map(DunningLetter.Item::receivable).toList()).stream()
                .collect(Collectors.toMap(Receivable::id, Function.identity()));
        boolean described = debtor.kind() == ErpCustomer.Kind.CONSUMER;
        List<Claims.Part> parts = letter.items().stream().map(item -> {
            Receivable receivable = about.get(item.receivable());
            return new Claims.Part(receivable, item.open(), described ? goods.of(receivable, locale(letter)) : null);
        }).toList();
        return letter.level().charges() ? claims.of(debtor, parts, day(letter)) : claims.plain(debtor, parts, day(letter));
    }

    void render(Debtor debtor, DunningLetter letter) {
        Letter content = content(debtor, letter);
        String title = titles.title(letter.level(), content.language());
        UUID id = archive.store(new NewDocument(KIND, letter.customer(), letter.customer(), title + " " + letter.id(), letter.id() + ".pdf", PDF,
                letter.language(), retention.deleteOn(KIND, seller.country(), today()), document.render(content))).id();
        store.rendered(letter.id(), id);
    }

    /**
     * Asks the ERP once more, and sends the letter only when all it says still holds.
     *
     * @return true when it has to be printed and posted
     */
    boolean send(Debtor debtor, DunningLetter letter) {
        Receivables.Answer balance = receivables.refresh(letter.customer());
        store.checked(letter.id(), balance);
        Optional<String> stop = day(letter).equals(today()) ? changed(letter, owed(letter.customer()), today()) : Optional.of("made on an earlier day");
        if (stop.isPresent() || debtor.held(today())) {
            store.stop(letter.id(), stop.orElse("held back"));
            return false;
        }
        Optional<Contact> reader = contacts.reader(letter.customer());
        Optional<String> elsewhere = redirect.address();
        if (letter.channel() == Channel.POST && elsewhere.isEmpty() || reader.isEmpty() && elsewhere.isEmpty()) {
            store.toPost(letter.id());
            return true;
        }
        String to = elsewhere.orElseGet(() -> reader.orElseThrow().email());
        Letter content = content(debtor, letter);
        Mail mail = letterMails.of(content, to, reader.map(Contact::name).orElse(debtor.name()), List.of(letter.document()), letter.customer());
        UUID sent = mails.send("dunning:" + letter.id(), mail);
        NoticePeriod period = period(debtor, letter, today(), Channel.EMAIL);
        store.sent(letter.id(), today(), to, sent, period == null ? null : period.lastFreeDay(), legal(debtor, letter, period));
        debtors.note(letter.customer(), "LETTER", letter.id() + " " + letter.level(), null);
        return false;
    }

    /** The terms count from the day of posting. */
    void posted(Debtor debtor, DunningLetter letter, LocalDate on, String by) {
        NoticePeriod period = period(debtor, letter, on, Channel.POST);
        store.sent(letter.id(), on, null, null, period == null ? null : period.lastFreeDay(), legal(debtor, letter, period));
        debtors.note(letter.customer(), "LETTER", letter.id() + " " + letter.level(), by);
    }

    /** The mail server will never deliver it: it goes by post, and was no letter until then. */
    void bounced(UUID mail, String why) {
        store.ofMail(mail).filter(letter -> letter.state() == DunningLetter.State.SENT).ifPresent(letter -> {
            store.toPost(letter.id());
            debtors.note(letter.customer(), "BOUNCED", letter.id() + ": " + why, null);
        });
    }

    /** Why a letter may not go out as it is. */
    private static Optional<String> changed(DunningLetter letter, Map<String, NextStep.Item> now, LocalDate today) {
        for (DunningLetter.Item item : letter.items()) {
            NextStep.Item owed = now.get(item.receivable());
            if (owed == null || owed.open().compareTo(item.open()) < 0) {
                return Optional.of("paid meanwhile: " + item.receivable());
            }
            if (owed.open().compareTo(item.open()) != 0) {
                return Optional.of("another amount is open: " + item.receivable());
            }
            if (owed.receivable().pausedAnyhow(today)) {
                return Optional.of("disputed, promised or planned meanwhile: " + item.receivable());
            }
            if (owed.receivable().closed()) {
                return Optional.of("no longer followed up: " + item.receivable());
            }
        }
        return Optional.empty();
    }

    private Map<String, NextStep.Item> owed(String customer) {
        return NextSteps.owed(receivables.open(customer)).stream().collect(Collectors.toMap(item -> item.receivable().id(), Function.identity()));
    }

    private Letter content(Debtor debtor, DunningLetter letter) {
        Customer customer = customers.customer(letter.customer()).orElseThrow();
        Claim claim = claim(debtor, letter);
        PayTo payTo = codes.payTo(claim.total(), references.of("dunning:" + letter.customer(), debtor.country()));
        return new Letter(letter.level(), letter.id(), day(letter), letter.channel(), locale(letter), debtor.country(), debtor.kind(),
                letter.customer(), customer.name(), debtor.kind() == ErpCustomer.Kind.BUSINESS ? customer.vatNumber() : null,
                contacts.reader(letter.customer()).map(Contact::name).orElse(null), address(customer.invoiceAddress()), claim,
                period(debtor, letter, day(letter), letter.channel()), payTo, baseUrl + PORTAL, statement(debtor, customer, locale(letter)),
                store.earlier(letter.items().stream().map(DunningLetter.Item::receivable).toList()));
    }

    /** Everything that is open of a customer. */
    Statement statement(Debtor debtor, Customer customer, Locale language) {
        LocalDate today = today();
        return new Statement(today, debtor.customer(), customer.name(), address(customer.invoiceAddress()), language,
                receivables.open(debtor.customer()).stream().map(one -> new Statement.Row(one.name(), one.invoiceDate(), one.dueDate(), one.total(),
                        one.open(), one.paused(Pause.Kind.DISPUTE, today))).toList());
    }

    /** The term that the letter gives, null where it gives none. */
    private NoticePeriod period(Debtor debtor, DunningLetter letter, LocalDate sent, Channel channel) {
        return switch (letter.level()) {
            case FREE_REMINDER_XIX2, WIK_14_DAY_LETTER -> periods.consumer(debtor.country(), sent, channel, null);
            default -> letter.termDays() == 0 ? null : periods.business(debtor.country(), sent, channel, letter.termDays());
        };
    }

    private static LocalDate legal(Debtor debtor, DunningLetter letter, NoticePeriod period) {
        return debtor.kind() == ErpCustomer.Kind.CONSUMER && period != null ? period.chargesFrom() : null;
    }

    static ErpAddress address(Address address) {
        return address == null ? null : new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(),
                address.country());
    }

    private LocalDate day(DunningLetter letter) {
        return LocalDate.ofInstant(letter.decidedAt(), clock.getZone());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Locale locale(DunningLetter letter) {
        return Locale.forLanguageTag(letter.language());
    }

    static BigDecimal sum(List<DunningLetter.Item> items) {
        return items.stream().map(DunningLetter.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
