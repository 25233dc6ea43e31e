package eu.kapstok.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The company whose documents, mails and pages these are; numbers as it writes them.
 *
 * @param country ISO 3166-1 alpha-2; its law applies to the seller's documents
 * @param register seat of the court whose register of legal entities holds it
 * @param web address of its site, without protocol
 * @param termsVersion of the general terms and conditions in force
 * @param logo PNG with an opaque background, null: the name stands in its place
 */
@ConfigurationProperties("kapstok.seller")
public record Seller(String name, String legalForm, String street, String postalCode, String city, String country,
                     String vatNumber, String enterpriseNumber, String register, String iban, String mail, String phone,
                     String web, String termsVersion, Resource logo) {

    public String fullName() {
        return name + " " + legalForm;
    }
}
