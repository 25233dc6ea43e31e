package eu.kapstok.complaint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ComplaintRepository extends Repository<Complaint, UUID> {

    @Query("select c from Complaint c where c.number = :number")
    Optional<Complaint> findByNumber(String number);

    @Query("select c from Complaint c where c.customer = :customer and c.token = :token")
    Optional<Complaint> findByToken(String customer, String token);

    /** Numbers of a customer's cases that run, the newest first. */
    @Query("select c.number from Complaint c where c.customer = :customer and c.closedAt is null order by c.reportedAt desc, c.id desc")
    List<String> running(String customer, Limit limit);

    @Query("select p from ComplaintPhoto p where p.id = :id and p.complaintId = :complaint")
    Optional<ComplaintPhoto> photo(UUID complaint, UUID id);

    @Query(nativeQuery = true, value = """
            insert into kapstok.complaint_number as n (year, last) values (:year, 1)
            on conflict (year) do update set last = n.last + 1 returning last""")
    int nextNumber(int year);

    @Query("select e from ComplaintEvent e where e.id in :ids")
    List<ComplaintEvent> events(Collection<UUID> ids);

    /** History of these types, the newest first. */
    @Query("select e from ComplaintEvent e where e.complaintId = :complaint and e.type in :types order by e.position desc")
    List<ComplaintEvent> history(UUID complaint, Collection<ComplaintEvent.Type> types, Limit limit);

    /** Whether a repair of that order's line was promised in an earlier case that was settled. */
    @Query("""
            select count(l) > 0 from ComplaintLine l where l.order = :order and l.orderLine = :line and l.complaint.resolution = :repair
            and l.complaint.closing = :settled""")
    boolean closedWith(String order, int line, Resolution repair, Closing settled);
}
