package eu.kapstok.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * A key with its certificates.
 *
 * @param chain its own certificate first, then that of who issued it, and so on
 */
record SealKey(PrivateKey key, List<X509Certificate> chain) {

    X509Certificate certificate() {
        return chain.get(0);
    }

    String name() {
        return commonName(certificate());
    }

    static String commonName(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject).getRdns().stream().filter(part -> part.getType().equalsIgnoreCase("CN")).map(Rdn::getValue)
                    .map(Object::toString).findFirst().orElse(subject);
        } catch (InvalidNameException odd) {
            return subject;
        }
    }
}
