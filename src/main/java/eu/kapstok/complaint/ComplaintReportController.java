package eu.kapstok.complaint;

import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A customer reports a problem: picked from what they ordered, kept while they type, on whichever device. */
@Controller
@RequestMapping("/portal/complaints")
class ComplaintReportController {

    private static final String BASE = "/portal/complaints";

    private final ComplaintIntakePage page;
    private final ComplaintDrafts drafts;
    private final MessageSource messages;

    ComplaintReportController(ComplaintIntakePage page, ComplaintDrafts drafts, MessageSource messages) {
        this.page = page;
        this.drafts = drafts;
        this.messages = messages;
    }

    /** Begins with an own order, delivery or invoice where one is given. */
    @GetMapping("/new")
    String begin(@RequestParam(required = false) String order, @RequestParam(required = false) String shipment,
                 @RequestParam(required = false) String line, @RequestParam(required = false) String invoice, @AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        page.begin(owner(contact), new ComplaintIntakePage.Start(order, shipment, ComplaintIntakePage.place(line), invoice), model, locale);
        return shown(model);
    }

    @GetMapping("/drafts/{id}")
    String resume(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        page.resume(id, owner(contact), model, locale);
        return shown(model);
    }

    @PostMapping("/drafts/{id}")
    String pressed(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted,
                   @RequestParam(required = false) List<MultipartFile> files, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                   HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        if (posted.containsKey("drop")) {
            drafts.drop(id, owner(contact));
            redirect.addFlashAttribute("flash", messages.getMessage("complaint.intake.dropped", null, locale));
            return "redirect:" + BASE;
        }
        String number = page.pressed(id, owner(contact), posted, files == null ? List.of() : files, model, response, locale);
        if (number != null) {
            redirect.addFlashAttribute("flash", messages.getMessage("complaint.intake.sent", new Object[] {number}, locale));
            return "redirect:" + BASE + "/" + number;
        }
        if (posted.containsKey("keep") && response.getStatus() == HttpStatus.OK.value()) {
            redirect.addFlashAttribute("flash", messages.getMessage("complaint.intake.kept", null, locale));
            return "redirect:" + BASE;
        }
        return shown(model);
    }

    /** Keeps what is typed, a moment after it was. */
    @PostMapping("/drafts/{id}/typed")
    @ResponseBody
    String typed(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact,
                 Locale locale) {
        page.keep(id, owner(contact), posted);
        return messages.getMessage("complaint.intake.keptNow", null, locale);
    }

    @GetMapping("/drafts/{id}/photos/{photo}")
    @ResponseBody
    ResponseEntity<byte[]> photo(@PathVariable UUID id, @PathVariable UUID photo, @AuthenticationPrincipal ContactPrincipal contact) {
        drafts.find(id, owner(contact)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ComplaintPortalController.jpeg(drafts.thumbnail(id, photo));
    }

    private static DraftOwner owner(ContactPrincipal contact) {
        return ComplaintPortalController.owner(contact);
    }

    private static String shown(Model model) {
        model.addAttribute("base", BASE);
        return "complaint/report";
    }
}
