package eu.kapstok.signing;

import eu.kapstok.signing.CheckedFile.Finding;
import eu.kapstok.signing.CheckedFile.Signed;
import eu.kapstok.signing.CheckedFile.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Whether a file is one of ours, and still as it was signed. Only the part of it that one of our keys signed is ever opened as a
 * PDF; all that strangers can add is judged by its bytes.
 */
class FileCheck {

    private static final int HEADER_WITHIN = 1024;
    private static final int TRAILER_WITHIN = 2048;

    private final SignedRevisions.Known known;

    FileCheck(SignedRevisions.Known known) {
        this.known = known;
    }

    CheckedFile check(byte[] file) {
        String sha256 = EvidenceEvent.sha256(file);
        SignedRevisions.Found found = SignedRevisions.find(file, known);
        if (found.ours().isEmpty() && found.damaged() > 0) {
            return new CheckedFile(Verdict.CHANGED, List.of(), List.of(Finding.of("signatureDamaged")), sha256, null);
        } else if (found.ours().isEmpty()) {
            return new CheckedFile(Verdict.NOT_OURS, List.of(), strange(file, found), sha256, null);
        }
        SignedRevisions.Revision last = found.ours().stream().filter(SignedRevisions.Revision::intact)
                .max(Comparator.comparingInt(SignedRevisions.Revision::end)).orElse(null);
        if (last == null) {
            return new CheckedFile(Verdict.CHANGED, List.of(), List.of(Finding.of("content")), sha256, null);
        }
        byte[] trusted = last.end() == file.length ? file : Arrays.copyOf(file, last.end());
        List<Finding> findings = new ArrayList<>();
        boolean unchanged = last.end() == file.length;
        if (!unchanged) {
            findings.addAll(added(file, last.end(), found));
        }
        List<Finding> wrong = wrong(trusted, found);
        findings.addAll(wrong);
        unchanged &= wrong.isEmpty();
        List<Signed> signatures = new ArrayList<>();
        read(trusted, found, signatures, findings);
        if (findings.stream().anyMatch(finding -> finding.key().equals("laterSignature"))) {
            // what is missing in the part that holds stands damaged behind it
            findings.removeIf(finding -> finding.key().equals("unfinished"));
        }
        return new CheckedFile(unchanged ? Verdict.GENUINE : Verdict.CHANGED, signatures, findings, sha256, last.content());
    }

    /** What is wrong with the signatures themselves, although what they cover is unchanged. */
    private List<Finding> wrong(byte[] trusted, SignedRevisions.Found found) {
        List<Finding> damaged = found.ours().stream().filter(revision -> revision.intact() && revision.damage() != null)
                .map(revision -> revision.damage().finding()).distinct().map(Finding::of).toList();
        return damaged.isEmpty() ? new PadesValidation(known.seals(), known.stamps()).problems(trusted).stream()
                .map(problem -> Finding.of("signature", problem)).toList() : damaged;
    }

    /** What a file that we never signed looks like. */
    private static List<Finding> strange(byte[] file, SignedRevisions.Found found) {
        String head = new String(file, 0, Math.min(file.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            return List.of(Finding.of("notPdf"));
        }
        List<Finding> findings = new ArrayList<>();
        String all = new String(file, StandardCharsets.ISO_8859_1);
        String end = all.substring(Math.max(0, all.length() - TRAILER_WITHIN));
        if (!end.contains("startxref") || !end.contains("%%EOF")) {
            findings.add(Finding.of("broken"));
        }
        if (all.contains("/Encrypt")) {
            findings.add(Finding.of("encrypted"));
        }
        if (isScripted(all)) {
            findings.add(Finding.of("script"));
        }
        if (found.unreadable() > 0) {
            findings.add(Finding.of("unreadable"));
        }
        if (found.strangers() > 0) {
            findings.add(Finding.of("strangers", found.strangers()));
        } else if (found.unreadable() == 0) {
            findings.add(Finding.of("unsigned"));
        }
        return findings;
    }

    /** What came behind the last signature that holds. */
    private static List<Finding> added(byte[] file, int from, SignedRevisions.Found found) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("added", file.length - from));
        String tail = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        if (found.damaged() + found.unreadable() > 0 || found.ours().stream().anyMatch(revision -> !revision.intact())) {
            findings.add(Finding.of("laterSignature"));
        }
        if (isScripted(tail)) {
            findings.add(Finding.of("script"));
        }
        if (tail.contains("/Type /Page") || tail.contains("/Type/Page") || tail.contains("/MediaBox")) {
            findings.add(Finding.of("pages"));
        }
        if (found.strangers() > 0) {
            findings.add(Finding.of("stranger"));
        }
        return findings;
    }

    private static boolean isScripted(String content) {
        return content.contains("/JavaScript") || content.contains("/JS ") || content.contains("/JS(");
    }

    /** Who signed, which signatures are still to come, and whether the record that goes with it is whole. */
    private static void read(byte[] trusted, SignedRevisions.Found found, List<Signed> signatures, List<Finding> findings) {
        try (PDDocument document = Loader.loadPDF(trusted)) {
            List<PDSignature> given = document.getSignatureDictionaries().stream()
                    .sorted(Comparator.comparingInt(FileCheck::end)).toList();
            for (PDSignature signature : given) {
                found.ours().stream().filter(ours -> ours.intact() && ours.stampedAt() != null && ours.end() == end(signature))
                        .findFirst()
                        .ifPresent(ours -> signatures.add(new Signed(signature.getName(), ours.stampedAt(), SealKey.commonName(ours.certificate()))));
            }
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            long missing = form == null ? 0 : form.getFields().stream()
                    .filter(field -> field instanceof PDSignatureField signature && signature.getSignature() == null).count();
            if (missing > 0) {
                findings.add(Finding.of("unfinished", missing));
            }
            record(document, findings);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException("A document that we sealed cannot be read", unreadable);
        }
    }

    private static void record(PDDocument document, List<Finding> findings) throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        Map<String, PDComplexFileSpecification> files = names == null || names.getEmbeddedFiles() == null ? null
                : names.getEmbeddedFiles().getNames();
        if (files == null || !files.containsKey(SigningPages.RECORD)) {
            return;
        }
        OptionalInt broken = EvidenceChain.brokenAt(files.get(SigningPages.RECORD).getEmbeddedFile().toByteArray());
        findings.add(broken.isEmpty() ? Finding.of("record") : Finding.of("recordBroken", broken.getAsInt()));
    }

    private static int end(PDSignature signature) {
        int[] range = signature.getByteRange();
        return range == null || range.length != 4 ? 0 : range[2] + range[3];
    }
}
