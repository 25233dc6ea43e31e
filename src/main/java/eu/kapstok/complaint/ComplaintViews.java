package eu.kapstok.complaint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of a complaint shows. */
@Component
class ComplaintViews {

    private static final int HISTORY = 200;

    private final ComplaintFiles files;
    private final ComplaintRepository complaints;
    private final ComplaintPhotos photos;
    private final ComplaintHistoryTexts texts;

    ComplaintViews(ComplaintFiles files, ComplaintRepository complaints, ComplaintPhotos photos, ComplaintHistoryTexts texts) {
        this.files = files;
        this.complaints = complaints;
        this.photos = photos;
        this.texts = texts;
    }

    /** As its customer may see it; empty for anybody else's. */
    @Transactional(readOnly = true)
    public Optional<ComplaintView> ofCustomer(String number, String customer, Locale locale) {
        return files.known(number).filter(complaint -> complaint.customer().equals(customer))
                .map(complaint -> view(complaint, ComplaintEvent.Type.allForCustomers(),
                        event -> texts.of(event, complaint.withdrawal(), locale)));
    }

    /** As our own people see it. */
    @Transactional(readOnly = true)
    public Optional<ComplaintView> ofStaff(String number) {
        return files.known(number).map(complaint -> view(complaint, List.of(ComplaintEvent.Type.values()),
                event -> texts.ofStaff(event, complaint.withdrawal())));
    }

    /** A photo's thumbnail, of the customer's own complaint; {@code customer} null for our own people. */
    @Transactional(readOnly = true)
    public Optional<byte[]> thumbnail(String number, UUID photo, String customer) {
        return files.known(number).filter(complaint -> customer == null || complaint.customer().equals(customer))
                .flatMap(complaint -> photos.thumbnail(complaint, photo));
    }

    private ComplaintView view(Complaint complaint, List<ComplaintEvent.Type> types, Function<ComplaintEvent, String> told) {
        List<ComplaintView.Told> history = complaints.history(complaint.id(), types, Limit.of(HISTORY)).stream()
                .map(event -> new ComplaintView.Told(told.apply(event), event.actor(), event.at())).toList();
        return new ComplaintView(complaint.number(), complaint.state(), complaint.customer(), complaint.contactName(), complaint.reason(),
                complaint.wish(), complaint.description(), complaint.whyNoLines(), complaint.invoice(), complaint.lines(), complaint.orders(),
                photos.of(complaint), complaint.resolution(), complaint.amount(), complaint.decisionGrounds(), complaint.closing(),
                complaint.objectionUntil(), complaint.reportedAt(), complaint.answerDue(), complaint.answeredAt(), complaint.settlementDue(),
                complaint.closedAt(), complaint.answerLateAt() != null || complaint.settlementLateAt() != null,
                complaint.state().beforeSettlement(), !complaint.state().closed(), history, complaint.team(), complaint.proposal(),
                complaint.legalBasis(), complaint.authority(), complaint.worth(), complaint.rootCause(), complaint.enteredBy(),
                complaint.channel(), complaint.withdrawal());
    }
}
