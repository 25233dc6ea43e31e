package eu.kapstok.complaint;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The acknowledgement of a withdrawal: what was declared, on which day and at what time. */
@Component
class WithdrawalMails {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Mails mails;
    private final ReturnWords words;
    private final String baseUrl;

    WithdrawalMails(Mails mails, ReturnWords words, @Value("${kapstok.base-url}") String baseUrl) {
        this.mails = mails;
        this.words = words;
        this.baseUrl = baseUrl;
    }

    /** What the consumer declares, in words. */
    String statement(String name, String order, String language) {
        return words.text("mail.withdrawal-receipt.statement", Locale.forLanguageTag(language), name, order);
    }

    /** @param underway whether goods of it did not arrive yet */
    void acknowledge(Withdrawal withdrawal, List<NewComplaint.Line> lines, LocalDate sendBackBy, LocalDate refundBy, boolean underway) {
        Locale locale = Locale.forLanguageTag(withdrawal.language());
        LocalFormat format = new LocalFormat(locale);
        ZonedDateTime declared = withdrawal.declaredAt().atZone(Complaint.SELLER);
        Map<String, Object> model = new HashMap<>();
        model.put("name", withdrawal.name());
        model.put("order", withdrawal.order());
        model.put("case", withdrawal.complaint());
        model.put("at", words.text("withdrawal.moment", locale, format.date(declared.toLocalDate()), TIME.format(declared)));
        model.put("lines", lines.stream().map(line -> "%s %s %s".formatted(format.number(line.quantity()), line.unit(), line.description())
                .replaceAll(" {2,}", " ")).toList());
        model.put("next", words.text("mail.withdrawal-receipt." + (underway ? "stopping" : "next"), locale, format.date(sendBackBy), format.date(refundBy)));
        model.put("link", baseUrl + "/portal/complaints/" + withdrawal.complaint());
        mails.send("%s:withdrawal:%s".formatted(withdrawal.complaint(), withdrawal.mail()), new Mail(withdrawal.mail(), locale,
                "withdrawal-receipt", List.of(withdrawal.order()), model, List.of(), withdrawal.complaint(), withdrawal.customer()));
    }
}
