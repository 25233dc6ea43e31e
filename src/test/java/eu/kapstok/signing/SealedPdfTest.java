package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.kapstok.testing.Judge;
import eu.kapstok.testing.Pdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers and validators of others say of a signed contract. */
class SealedPdfTest {

    @Test
    void evidencePageStandsBehindTheDraftWithTheCodeThatLeadsToTheCheck() {
        Pdf pdf = new Pdf(SampleSealed.prepared());

        assertThat(pdf.pages()).hasSize(4);
        assertThat(pdf.pages().get(3)).contains("Bewijsblad", "CT2026-00042", "Anna Peeters", "Bram Łoś", "a•••@peeters.be", "Firefox ??",
                "Ik heb het document gelezen en ga ermee akkoord.");
        assertThat(pdf.qrCode(3)).contains("https://portal.example.com/verify/abcdefghijklmnopqrstuv");
    }

    @Test
    void documentIsReadableForEverAndForEverybodyBeforeAndAfterEachSignature() {
        new Pdf(SampleSealed.draft()).keepsBothStandards();
        new Pdf(SampleSealed.prepared()).keepsBothStandards();
        SampleSealed.revisions().forEach(revision -> new Pdf(revision).keepsBothStandards());
    }

    @Test
    void fieldShowsWhoSignedHowAndWhen() throws IOException {
        assertThat(flat(SampleSealed.whole()).pages().get(3)).contains("Ondertekend door Anna Peeters", "Ondertekend door Bram Łoś", "Ondertekend door Sofie Maes", "192.0.2.1");
    }

    @Test
    void everyRevisionPassesInAnotherValidatorWithItsTimeStamp() {
        PadesValidation validation = new PadesValidation(SampleSealed.seals(), SampleSealed.stamps());
        List<byte[]> revisions = SampleSealed.revisions();
        for (int i = 0; i < revisions.size(); i++) {
            SimpleReport report = validation.report(revisions.get(i));

            assertThat(report.getSignaturesCount()).isEqualTo(i + 1);
            for (String id : report.getSignatureIdList()) {
                assertThat(report.getIndication(id)).as(report.getSubIndication(id) + "").isEqualTo(Indication.TOTAL_PASSED);
                assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            }
        }
    }

    @Test
    void eachSignatureFreezesWhatStoodBefore() {
        List<byte[]> revisions = SampleSealed.revisions();

        assertThat(Arrays.copyOf(revisions.get(1), revisions.get(0).length)).isEqualTo(revisions.get(0));
        assertThat(Arrays.copyOf(revisions.get(2), revisions.get(1).length)).isEqualTo(revisions.get(1));
    }

    /** Poppler 22 calls every second signature by one certificate an unknown issue, those that it gave itself too. */
    @Test
    void popplerFindsEverySignatureValidAndTheirCertificateTrusted(@TempDir Path folder) throws Exception {
        Judge pdfsig = Judge.require("pdfsig");
        Judge certutil = Judge.require("certutil");
        trust(certutil, folder);
        for (byte[] revision : SampleSealed.revisions()) {
            String said = pdfsig.says("-nssdir", "sql:" + folder, Files.write(folder.resolve("signed.pdf"), revision).toString());

            int signatures = SampleSealed.revisions().indexOf(revision) + 1;
            assertThat(said.split("Signature is Valid", -1)).as(said).hasSize(signatures + 1);
            assertThat(said).contains("Certificate is Trusted", "Total document signed").doesNotContain("isn't Trusted", "issuer is unknown");
        }
    }

    @Test
    void popplerSaysWhenOneByteIsChanged(@TempDir Path folder) throws Exception {
        Judge pdfsig = Judge.require("pdfsig");
        byte[] changed = SampleSealed.whole();
        changed[2000] ^= 1;

        assertThat(pdfsig.says("-nocert", Files.write(folder.resolve("changed.pdf"), changed).toString())).contains("Digest Mismatch")
                .doesNotContain("Signature is Valid");
    }

    @Test
    void anotherProgramFindsEveryRevisionSound(@TempDir Path folder) throws Exception {
        Judge qpdf = Judge.require("qpdf");
        for (byte[] revision : SampleSealed.revisions()) {
            assertThat(qpdf.says("--check", Files.write(folder.resolve("signed.pdf"), revision).toString()))
                    .contains("No syntax or stream encoding errors found");
        }
    }

    @Test
    void signedContractLooksAsItShould() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
        Pdf pdf = new Pdf(SampleSealed.whole());
        Files.write(pictures.resolve("signed-contract.pdf"), SampleSealed.whole());
        Files.write(pictures.resolve("prepared-contract.pdf"), SampleSealed.prepared());
        for (int page = 0; page < pdf.pages().size(); page++) {
            ImageIO.write(pdf.picture(page), "png", pictures.resolve("signed-contract-" + page + ".png").toFile());
        }
        assertThat(pdf.pages()).hasSize(4);
    }

    /** The fields drawn into the pages, as readers show them. */
    private static Pdf flat(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.getDocumentCatalog().getAcroForm().flatten();
            document.save(out);
            return new Pdf(out.toByteArray());
        }
    }

    private static void trust(Judge certutil, Path folder) throws Exception {
        Path ca = Files.write(folder.resolve("ca.der"), SampleSealed.AUTHORITY.seal().chain().get(1).getEncoded());
        certutil.says("-N", "-d", "sql:" + folder, "--empty-password");
        certutil.says("-A", "-d", "sql:" + folder, "-n", "ca", "-t", "CT,C,C", "-i", ca.toString());
    }
}
