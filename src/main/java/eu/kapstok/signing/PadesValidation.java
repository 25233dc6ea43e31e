package eu.kapstok.signing;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** EU DSS's opinion of a file that we sealed, with the policy for PAdES in which what it would only warn of fails. */
class PadesValidation {

    private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();

    PadesValidation(List<X509Certificate> seals, List<X509Certificate> stamps) {
        seals.forEach(certificate -> trusted.addCertificate(new CertificateToken(certificate)));
        stamps.forEach(certificate -> trusted.addCertificate(new CertificateToken(certificate)));
    }

    /** What is wrong with it, each signature on its own; empty: nothing. */
    List<String> problems(byte[] pdf) {
        SimpleReport report;
        try {
            report = report(pdf);
        } catch (RuntimeException damaged) {
            return List.of("" + damaged.getMessage());
        }
        List<String> problems = new ArrayList<>();
        if (report.getSignaturesCount() == 0) {
            problems.add("no signature");
        }
        for (String id : report.getSignatureIdList()) {
            if (report.getIndication(id) != Indication.TOTAL_PASSED) {
                problems.add("%s %s".formatted(report.getIndication(id), report.getSubIndication(id)));
            } else if (report.getSignatureFormat(id) != SignatureLevel.PAdES_BASELINE_T) {
                problems.add("" + report.getSignatureFormat(id));
            }
        }
        return problems;
    }

    SimpleReport report(byte[] pdf) {
        // nothing is fetched: no issuer's address, no list of what was revoked
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument(StrictPolicy.get()).getSimpleReport();
    }
}
