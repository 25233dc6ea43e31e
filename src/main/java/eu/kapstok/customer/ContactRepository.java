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

    Contact save(Contact contact);
}
