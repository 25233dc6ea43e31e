package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.signing.CheckedFile.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Test;

/** What the public page says of files, well meant and not. */
class FileCheckTest {

    @Test
    void signedContractIsGenuineAndNamesWhoSignedInOrder() {
        CheckedFile checked = check(SampleSealed.whole());

        assertThat(checked.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(checked.signatures()).extracting(CheckedFile.Signed::name).containsExactly("Anna Peeters", "Bram Łoś", "Sofie Maes");
        assertThat(checked.signatures()).allMatch(signed -> signed.at().isBefore(Instant.now().plusSeconds(5))
                && signed.sealedBy().contains("trial seal"));
        assertThat(findings(checked)).containsExactly("record");
    }

    @Test
    void earlierStateIsGenuineButSaidToBeUnfinished() {
        CheckedFile checked = check(SampleSealed.revisions().get(0).clone());

        assertThat(checked.verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(findings(checked)).containsExactly("unfinished");
    }

    @Test
    void oneByteChangedAnywhereInTheFirstPagesIsFound() {
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            byte[] file = SampleSealed.whole();
            int at = random.nextInt(SampleSealed.revisions().get(0).length - 40_000);
            file[at] ^= (byte) (1 << random.nextInt(7));

            assertThat(check(file).verdict()).as("byte %d", at).isNotEqualTo(Verdict.GENUINE);
        }
    }

    @Test
    void damagedLaterSignatureIsNotCalledMissing() {
        byte[] file = SampleSealed.whole();
        file[SampleSealed.revisions().get(1).length + 500] ^= 1;
        CheckedFile checked = check(file);

        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(checked.signatures()).extracting(CheckedFile.Signed::name).containsExactly("Anna Peeters", "Bram Łoś");
        assertThat(findings(checked)).contains("added", "laterSignature").doesNotContain("unfinished");
    }

    /** A signature cannot cover itself: what is left over behind it, and how it is written, is looked at apart. */
    @Test
    void signatureWrittenOtherwiseIsFound() {
        byte[] whole = SampleSealed.whole();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/Contents <") + 11;
        byte[] upper = whole.clone();
        int letter = from;
        while (upper[letter] < 'a' || upper[letter] > 'f') {
            letter++;
        }
        upper[letter] -= 'a' - 'A';
        byte[] filled = whole.clone();
        filled[text.indexOf('>', from) - 3] = '7';

        assertThat(check(upper).verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(check(filled).verdict()).isEqualTo(Verdict.CHANGED);
    }

    /** Nothing covers the last signature itself; no register helps here. */
    @Test
    void whateverIsDamagedOfTheLastSignatureIsFoundWithoutTheRegister() {
        byte[] signed = SampleSealed.revisions().get(0);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/Contents <") + 11;
        int end = from;
        while (!text.startsWith("0".repeat(64), end)) {
            end += 2;
        }
        Set<String> told = new TreeSet<>();
        List<Integer> missed = new ArrayList<>();
        for (int at = from; at < end; at += 2 * Integer.getInteger("kapstok.damage.step", 11)) {
            byte[] file = signed.clone();
            int nibble = Character.digit(file[at + 1], 16) ^ 1 << at % 4;
            file[at + 1] = (byte) Character.forDigit(nibble, 16);
            CheckedFile checked = check(file);
            if (checked.verdict() == Verdict.GENUINE) {
                missed.add((at - from) / 2);
            }
            told.addAll(findings(checked));
        }
        assertThat(missed).as("bytes of the signature whose damage nobody sees").isEmpty();
        assertThat(told).contains("timeStamp", "certificate", "signatureDamaged");
    }

    @Test
    void timeStampOfAnotherSignatureIsFound() throws Exception {
        byte[] first = SampleSealed.revisions().get(0);
        byte[] other = SampleSealed.seal(SampleSealed.prepared(), SampleSealed.shown("signer-1", "Anna Peeters", null));
        CMSSignedData ours = cms(first);
        SignerInformation signer = ours.getSignerInfos().iterator().next();
        SignerInformation foreign = cms(other).getSignerInfos().iterator().next();
        CMSSignedData exchanged = CMSSignedData.replaceSigners(ours, new SignerInformationStore(
                SignerInformation.replaceUnsignedAttributes(signer, foreign.getUnsignedAttributes())));
        byte[] file = with(first, exchanged.getEncoded("DER"));

        CheckedFile checked = check(file);
        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(findings(checked)).contains("timeStamp");
        assertThat(checked.signatures()).isEmpty();

        CMSSignedData without = CMSSignedData.replaceSigners(ours, new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, null)));
        assertThat(check(with(first, without.getEncoded("DER"))).verdict()).isEqualTo(Verdict.CHANGED);
    }

    private static CMSSignedData cms(byte[] file) throws Exception {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/Contents <") + 11;
        byte[] content = HexFormat.of().parseHex(text.substring(from, text.indexOf('>', from)));
        try (ASN1InputStream in = new ASN1InputStream(content)) {
            return new CMSSignedData(ContentInfo.getInstance(in.readObject()));
        }
    }

    private static byte[] with(byte[] file, byte[] cms) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int from = text.lastIndexOf("/Contents <") + 11;
        int place = text.indexOf('>', from) - from;
        String hex = HexFormat.of().formatHex(cms);
        byte[] changed = file.clone();
        byte[] filled = (hex + "0".repeat(place - hex.length())).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(filled, 0, changed, from, place);
        return changed;
    }

    @Test
    void pageSwappedUnderAValidSignatureIsFound() throws IOException {
        byte[] swapped = incremental(SampleSealed.whole(), document -> {
            PDPage page = document.getPage(0);
            try (PDPageContentStream pen = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true)) {
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
                pen.newLineAtOffset(100, 600);
                pen.showText("The tenant pays EUR 1");
                pen.endText();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
        });
        CheckedFile checked = check(swapped);

        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(findings(checked)).contains("added", "pages");
        assertThat(checked.signatures()).hasSize(3);
    }

    @Test
    void scriptAddedAfterSigningIsFoundAndNamed() throws IOException {
        CheckedFile checked = check(incremental(SampleSealed.whole(), document -> {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        }));

        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(findings(checked)).contains("added");
    }

    @Test
    void strangersSignatureBehindOursIsAChange() {
        TrialAuthority stranger = new TrialAuthority("", SampleRenderer.seller());
        byte[] one = SampleSealed.revisions().get(0);
        byte[] more = new Pades(SampleSealed.SETTINGS, stranger.timeStamps()).seal(one, stranger.seal(),
                SampleSealed.shown("signer-2", "Mallory", null), Instant.now());
        CheckedFile checked = check(more);

        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(findings(checked)).contains("added", "stranger");
        assertThat(checked.signatures()).extracting(CheckedFile.Signed::name).containsExactly("Anna Peeters");
    }

    @Test
    void fileSignedByAStrangerWithOurNameIsNotOurs() {
        TrialAuthority stranger = new TrialAuthority("", SampleRenderer.seller());
        byte[] theirs = new Pades(SampleSealed.SETTINGS, stranger.timeStamps()).seal(SampleSealed.prepared(), stranger.seal(),
                SampleSealed.shown("signer-1", "Anna Peeters", null), Instant.now());
        CheckedFile checked = check(theirs);

        assertThat(checked.verdict()).isEqualTo(Verdict.NOT_OURS);
        assertThat(findings(checked)).containsExactly("strangers");
    }

    @Test
    void anythingBehindTheLastByteIsAChange() {
        byte[] whole = SampleSealed.whole();
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = '\n';

        assertThat(check(longer).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void ourBytesInsideAnotherFileAreNoProof() throws IOException {
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
        wrapped.write("%PDF-1.7\n1 0 obj <<>> endobj\n".getBytes(StandardCharsets.ISO_8859_1));
        wrapped.write(SampleSealed.whole());

        assertThat(check(wrapped.toByteArray()).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void brokenCrossReferencesOfASignedFileAreAChange() {
        byte[] file = SampleSealed.whole();
        int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("startxref") + 10;
        file[at] = '9';

        CheckedFile checked = check(file);
        assertThat(checked.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(findings(checked)).contains("laterSignature");
    }

    @Test
    void copyProtectedByAPasswordIsNotWhatWeSigned() throws IOException {
        byte[] locked;
        try (PDDocument document = Loader.loadPDF(SampleSealed.draft()); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            locked = out.toByteArray();
        }
        CheckedFile checked = check(locked);

        assertThat(checked.verdict()).isEqualTo(Verdict.NOT_OURS);
        assertThat(findings(checked)).contains("encrypted", "unsigned");
    }

    @Test
    void strangeFilesAreExplained() {
        assertThat(findings(check("Hello".getBytes(StandardCharsets.UTF_8)))).containsExactly("notPdf");
        assertThat(findings(check(new byte[0]))).containsExactly("notPdf");
        assertThat(findings(check("%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8)))).containsExactly("broken", "unsigned");
        assertThat(findings(check(SampleSealed.draft()))).containsExactly("unsigned");
        assertThat(findings(check(("%PDF-1.7\n/JavaScript /JS (app.alert(1))\nstartxref\n0\n%%EOF").getBytes(StandardCharsets.UTF_8))))
                .containsExactly("script", "unsigned");
    }

    @Test
    void fileMadeToKeepUsBusyIsAnsweredAllTheSame() {
        byte[] file = new byte[20 * 1024 * 1024];
        byte[] junk = ("/ByteRange [0 5 9 9] /Contents <" + "30".repeat(2000) + ">").getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + junk.length < file.length; at += junk.length) {
            System.arraycopy(junk, 0, file, at, junk.length);
        }
        assertThat(check(file).verdict()).isEqualTo(Verdict.NOT_OURS);
    }

    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private static byte[] incremental(byte[] file, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(file); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.make(document);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static CheckedFile check(byte[] file) {
        return SampleSealed.check().check(file);
    }

    private static List<String> findings(CheckedFile checked) {
        return checked.findings().stream().map(CheckedFile.Finding::key).toList();
    }
}
