package eu.kapstok.signing;

import eu.kapstok.documents.DrawnPdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** The pages of a document that is to be signed: evidence behind the draft, tagged fields for the signatures, the record attached. */
final class SigningPages {

    static final String RECORD = "evidence.json";

    private static final COSName TABS = COSName.getPDFName("Tabs");
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private SigningPages() {
    }

    static int count(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The draft is no PDF that can be read", unreadable);
        }
    }

    /** @param fields in the order in which they are read, with what a screen reader says of each */
    static byte[] behind(byte[] draft, DrawnPdf evidence, List<EvidencePage.Field> fields) {
        try (PDDocument document = Loader.loadPDF(draft); PDDocument behind = Loader.loadPDF(evidence.pdf())) {
            int pages = document.getNumberOfPages();
            new PDFMergerUtility().appendDocument(document, behind);
            Map<String, DrawnPdf.Place> places = evidence.places().stream()
                    .collect(Collectors.toMap(DrawnPdf.Place::id, Function.identity()));
            for (EvidencePage.Field field : fields) {
                DrawnPdf.Place place = places.get(field.id());
                addField(document, document.getPage(pages + place.page()), place, field.label());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(draft.length + evidence.pdf().length);
            document.save(out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Written behind what is signed already, which stays as it is, byte by byte. */
    static byte[] withRecord(byte[] pdf, byte[] json, String description, Instant at) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(json), COSName.FLATE_DECODE);
            file.setSubtype("application/json");
            file.setSize(json.length);
            Calendar moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
            moment.setTimeZone(TimeZone.getTimeZone("UTC"));
            file.setCreationDate(moment);
            file.setModDate(moment);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(RECORD);
            specification.setFileUnicode(RECORD);
            specification.setFileDescription(description);
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setItem(RELATIONSHIP, COSName.getPDFName("Data"));
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            PDDocumentNameDictionary names = catalog.getNames() == null ? new PDDocumentNameDictionary(catalog) : catalog.getNames();
            PDEmbeddedFilesNameTreeNode files = names.getEmbeddedFiles() == null ? new PDEmbeddedFilesNameTreeNode() : names.getEmbeddedFiles();
            Map<String, PDComplexFileSpecification> all = new TreeMap<>(files.getNames() == null ? Map.of() : files.getNames());
            all.put(RECORD, specification);
            files.setNames(all);
            names.setEmbeddedFiles(files);
            catalog.setNames(names);
            COSArray associated = catalog.getCOSObject().getCOSArray(ASSOCIATED);
            if (associated == null) {
                associated = new COSArray();
                catalog.getCOSObject().setItem(ASSOCIATED, associated);
            }
            associated.add(specification.getCOSObject());
            catalog.getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + json.length);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void addField(PDDocument document, PDPage page, DrawnPdf.Place place, String spoken) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        PDAcroForm form = catalog.getAcroForm(null);
        if (form == null) {
            form = new PDAcroForm(document);
            catalog.setAcroForm(form);
        }
        PDSignatureField field = new PDSignatureField(form);
        field.setPartialName(place.id());
        field.setAlternateFieldName(spoken);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        PDRectangle rectangle = new PDRectangle(place.x(), place.y(), place.width(), place.height());
        widget.setRectangle(rectangle);
        widget.setPage(page);
        widget.setPrinted(true);
        widget.setAppearance(empty(document, rectangle));
        List<PDAnnotation> annotations = page.getAnnotations();
        annotations.add(widget);
        page.setAnnotations(annotations);
        page.getCOSObject().setItem(TABS, COSName.S);
        form.getFields().add(field);
        tag(catalog.getStructureTreeRoot(), page, widget, spoken);
    }

    private static PDAppearanceDictionary empty(PDDocument document, PDRectangle rectangle) {
        PDAppearanceStream nothing = new PDAppearanceStream(document);
        nothing.setBBox(new PDRectangle(rectangle.getWidth(), rectangle.getHeight()));
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(nothing);
        return appearance;
    }

    /** In the structure that screen readers follow, as a form element of the document. */
    private static void tag(PDStructureTreeRoot root, PDPage page, PDAnnotationWidget widget, String spoken) {
        COSDictionary parent = top(root);
        PDStructureElement element = new PDStructureElement("Form", null);
        element.setPage(page);
        element.setAlternateDescription(spoken);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
        reference.setItem(COSName.getPDFName("Obj"), widget.getCOSObject());
        reference.setItem(COSName.PG, page.getCOSObject());
        element.getCOSObject().setItem(COSName.K, reference);
        element.getCOSObject().setItem(COSName.P, parent);
        append(parent, element.getCOSObject());
        int key = root.getParentTreeNextKey();
        widget.setStructParent(key);
        COSDictionary tree = root.getCOSObject().getCOSDictionary(COSName.PARENT_TREE);
        // a root names no limits; those that it may have would leave the new key out
        tree.removeItem(COSName.LIMITS);
        COSArray numbers = tree.getCOSArray(COSName.NUMS);
        if (numbers == null) {
            COSDictionary leaf = new COSDictionary();
            numbers = new COSArray();
            leaf.setItem(COSName.NUMS, numbers);
            COSArray limits = new COSArray();
            limits.add(COSInteger.get(key));
            limits.add(COSInteger.get(key));
            leaf.setItem(COSName.LIMITS, limits);
            tree.getCOSArray(COSName.KIDS).add(leaf);
        }
        numbers.add(COSInteger.get(key));
        numbers.add(element.getCOSObject());
        root.setParentTreeNextKey(key + 1);
    }

    /** The element that holds the whole document. */
    private static COSDictionary top(PDStructureTreeRoot root) {
        COSBase kids = root.getCOSObject().getDictionaryObject(COSName.K);
        COSBase first = kids instanceof COSArray several ? several.getObject(several.size() - 1) : kids;
        if (!(first instanceof COSDictionary top)) {
            throw new IllegalArgumentException("The draft has no structure for screen readers");
        }
        return top;
    }

    private static void append(COSDictionary parent, COSDictionary child) {
        COSBase kids = parent.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray several) {
            several.add(child);
            return;
        }
        COSArray several = new COSArray();
        if (kids != null) {
            several.add(parent.getItem(COSName.K));
        }
        several.add(child);
        parent.setItem(COSName.K, several);
    }
}
