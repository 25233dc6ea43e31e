package eu.kapstok.signing;

import eu.kapstok.documents.DrawnPdf;
import eu.kapstok.documents.SampleRenderer;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A contract of three pages, signed by two contacts and the company, without an application around it. */
final class SampleSealed {

    static final Locale DUTCH = Locale.forLanguageTag("nl");
    static final SigningSettings SETTINGS = settings(null, Duration.ofSeconds(2));
    static final TrialAuthority AUTHORITY = new TrialAuthority("", SampleRenderer.seller());
    static final Pades PADES = new Pades(SETTINGS, AUTHORITY.timeStamps());

    private static final List<EvidencePage.Field> FIELDS = List.of(new EvidencePage.Field("signer-1", "Handtekening 1, Anna Peeters, Peeters & Zonen"),
            new EvidencePage.Field("signer-2", "Handtekening 2, Bram Łoś, Peeters & Zonen"), new EvidencePage.Field("company", "Laatste handtekening, De Kapstok"));

    private static List<byte[]> revisions;

    private SampleSealed() {
    }

    static SigningSettings settings(String timeStamps, Duration timeout) {
        return new SigningSettings(SigningSettings.Mode.TRIAL, "", null, null, null, null, 0,
                new SigningSettings.TimeStamp(timeStamps, null, null, timeout), 60);
    }

    static byte[] draft() {
        Map<String, Object> model = new HashMap<>();
        model.put("html", IntStream.rangeClosed(1, 3).mapToObj(page -> "<h1%s>Artikel %d</h1>%s".formatted(
                page == 1 ? "" : " style='page-break-before:always'", page, "<p>De huurder betaalt € 1.250,00 per maand.</p>".repeat(20)))
                .collect(Collectors.joining()));
        model.put("text", "Huurovereenkomst");
        model.put("key", null);
        return SampleRenderer.get().render("probe", DUTCH, model);
    }

    static byte[] prepared() {
        byte[] draft = draft();
        EvidenceEvent first = EvidenceEvent.following(EvidenceEvent.beginning("x"), 1, Instant.parse("2026-11-22T10:15:30.123Z"),
                NewEvidence.of(EvidenceType.CREATED, "Sofie Maes").with("maskedTarget", "a•••@peeters.be").from("192.0.2.1", "Firefox 日本"));
        EvidencePage page = new EvidencePage("CT2026-00042", "Huurovereenkomst", 1, 3, EvidenceEvent.sha256(draft), AUTHORITY.seal().name(), true,
                "https://portal.example.com/verify/abcdefghijklmnopqrstuv",
                List.of(new PlannedSigner("Anna Peeters", "anna@peeters.be", "Peeters & Zonen", "tot € 50.000"),
                        new PlannedSigner("Bram Łoś", "bram@peeters.be", "Peeters & Zonen", null)),
                new Consent("contract", "1", "Ik heb het document gelezen en ga ermee akkoord."), EvidencePage.told(List.of(first)), first.hash(), FIELDS);
        DrawnPdf drawn = SampleRenderer.get().draw("signing/evidence", DUTCH, Map.of("evidence", page));
        return SigningPages.behind(draft, drawn, FIELDS);
    }

    /** After the first signer, after the second, after the company. */
    static synchronized List<byte[]> revisions() {
        if (revisions == null) {
            byte[] one = seal(prepared(), shown("signer-1", "Anna Peeters", drawn()));
            byte[] two = seal(one, shown("signer-2", "Bram Łoś", null));
            byte[] json = EvidenceChain.json(new EvidenceRecord(UUID.randomUUID(), "CT2026-00042", "C10042", "abc", Instant.now()), "Seller",
                    List.of(), null);
            byte[] three = seal(SigningPages.withRecord(two, json, "Verslag", Instant.now()), shown("company", "Sofie Maes", null));
            revisions = List.of(one, two, three);
        }
        return revisions;
    }

    static byte[] whole() {
        return revisions().get(2).clone();
    }

    static byte[] seal(byte[] pdf, Pades.Shown shown) {
        return PADES.seal(pdf, AUTHORITY.seal(), shown, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    static Pades.Shown shown(String field, String name, byte[] picture) {
        return new Pades.Shown(field, name, "gewone elektronische handtekening", List.of("Ondertekend door " + name + ", Peeters & Zonen",
                "Op 2026-11-22 10:15:30 UTC", "Bewezen met een eenmalige code per e-mail aan a•••@peeters.be",
                "Vanaf 192.0.2.1, Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Bewijs 7, " + EvidenceEvent.beginning("x")), picture);
    }

    static byte[] drawn() {
        BufferedImage image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(10, 20, 90));
        pen.setStroke(new BasicStroke(4));
        for (int i = 0; i < 12; i++) {
            pen.drawArc(40 + i * 40, 40 + (i % 3) * 20, 70, 90, 30, 300);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            return SignatureImage.of(png.toByteArray()).png();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (UnusableSignature empty) {
            throw new AssertionError(empty);
        }
    }

    static FileCheck check() {
        return new FileCheck(known());
    }

    static SignedRevisions.Known known() {
        return new SignedRevisions.Known(seals(), stamps(), AUTHORITY.timeStamps().chain());
    }

    static List<X509Certificate> seals() {
        return List.of(AUTHORITY.seal().certificate());
    }

    static List<X509Certificate> stamps() {
        return List.of(AUTHORITY.timeStamps().certificate());
    }
}
