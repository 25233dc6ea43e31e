package eu.kapstok.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ContactRepository extends Repository<Contact, UUID> {

    @Query("select c from Contact c join fetch c.customer where c.id = :id")
    Optional<Contact> findById(UUID id);

    @Query("select c from Contact c join fetch c.customer where c.customer.number = :number and c.erpId = :erpId")
    Optional<Contact> findByCustomerAndErpId(String number, String erpId);

    @Query("select c from Contact c join fetch c.customer where c.customer.number = :number "
            + "order by c.lastName, c.firstName, c.id")
    List<Contact> findByCustomer(String number);

    @Query("select c from Contact c join fetch c.customer where lower(c.email) = lower(:email) and c.active "
            + "order by c.customer.name, c.createdAt, c.id limit 50")
    List<Contact> findActiveByEmail(String email);

    /** Of that customer, active or not; who is active first. */
    @Query("select c from Contact c join fetch c.customer where c.customer.number = :number and lower(c.email) = lower(:email) "
            + "order by c.active desc, c.createdAt, c.id limit 1")
    Optional<Contact> findByCustomerAndEmail(String number, String email);

    /** Who reads mails at that address of the customer's, and when they want them; without the person themselves. */
    @Query("select c.id as id, c.notices as notices from Contact c where c.customer.number = :number and lower(c.email) = lower(:email) "
            + "and c.active order by c.createdAt, c.id limit 1")
    Optional<CustomerService.MailReader> findMailReader(String number, String email);

    /** The active ones by name, after the one with that name and id. */
    @Query(nativeQuery = true, value = """
            select c.* from kapstok.contact c
            where c.customer_id = (select k.id from kapstok.customer k where k.number = :number) and c.active
              and (c.last_name, c.first_name, c.id) > (:lastName, :firstName, :id)
            order by c.last_name, c.first_name, c.id limit :most""")
    List<Contact> findColleagues(String number, String lastName, String firstName, UUID id, int most);

    /** How many others can sign in and administer. */
    @Query(nativeQuery = true, value = """
            select count(*) from kapstok.contact c
            where c.customer_id = (select k.id from kapstok.customer k where k.number = :number) and c.active
              and c.email is not null and c.roles like '%ADMIN%' and c.id <> :id""")
    long countOtherAdmins(String number, UUID id);

    Contact save(Contact contact);
}
