package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** One of ours writes down what a customer complains of on the phone, by mail or at the counter. */
@Controller
@RequestMapping("/staff/customers/{customer}/complaints")
class ComplaintCallController {

    private final ComplaintIntakePage page;
    private final ComplaintDrafts drafts;
    private final CustomerService customers;
    private final ComplaintWords words;

    ComplaintCallController(ComplaintIntakePage page, ComplaintDrafts drafts, CustomerService customers, ComplaintWords words) {
        this.page = page;
        this.drafts = drafts;
        this.customers = customers;
        this.words = words;
    }

    @GetMapping("/new")
    String begin(@PathVariable String customer, @RequestParam(required = false) String order, @RequestParam(required = false) String invoice,
                 @AuthenticationPrincipal StaffPrincipal member, Model model) {
        DraftOwner owner = owner(customer, member);
        page.begin(owner, new ComplaintIntakePage.Start(order, null, null, invoice), model, Locale.ENGLISH);
        return shown(owner, model);
    }

    @GetMapping("/drafts/{id}")
    String resume(@PathVariable String customer, @PathVariable UUID id, @AuthenticationPrincipal StaffPrincipal member, Model model) {
        DraftOwner owner = owner(customer, member);
        page.resume(id, owner, model, Locale.ENGLISH);
        return shown(owner, model);
    }

    @PostMapping("/drafts/{id}")
    String pressed(@PathVariable String customer, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted,
                   @RequestParam(required = false) List<MultipartFile> files, @AuthenticationPrincipal StaffPrincipal member, Model model,
                   HttpServletResponse response, RedirectAttributes redirect) {
        DraftOwner owner = owner(customer, member);
        if (posted.containsKey("drop")) {
            drafts.drop(id, owner);
            return "redirect:/staff/customers/" + customer;
        }
        String number = page.pressed(id, owner, posted, files == null ? List.of() : files, model, response, Locale.ENGLISH);
        if (number != null) {
            redirect.addFlashAttribute("flash", words.text("complaint.staff.entered", number));
            return "redirect:/staff/complaints/" + number;
        }
        if (posted.containsKey("keep") && response.getStatus() == HttpStatus.OK.value()) {
            redirect.addFlashAttribute("flash", words.text(Locale.ENGLISH, "complaint.intake.keptNow"));
            return "redirect:/staff/customers/" + customer + "/complaints/drafts/" + id;
        }
        return shown(owner, model);
    }

    /** Keeps what is typed, a moment after it was. */
    @PostMapping("/drafts/{id}/typed")
    @ResponseBody
    String typed(@PathVariable String customer, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted,
                 @AuthenticationPrincipal StaffPrincipal member) {
        page.keep(id, owner(customer, member), posted);
        return words.text(Locale.ENGLISH, "complaint.intake.keptNow");
    }

    @GetMapping("/drafts/{id}/photos/{photo}")
    @ResponseBody
    ResponseEntity<byte[]> photo(@PathVariable String customer, @PathVariable UUID id, @PathVariable UUID photo,
                                 @AuthenticationPrincipal StaffPrincipal member) {
        drafts.find(id, owner(customer, member)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ComplaintPortalController.jpeg(drafts.thumbnail(id, photo));
    }

    private DraftOwner owner(String customer, StaffPrincipal member) {
        String number = customers.customer(customer).map(Customer::number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new DraftOwner(number, null, member.id(), member.displayName());
    }

    private static String shown(DraftOwner owner, Model model) {
        model.addAttribute("base", "/staff/customers/" + owner.customer() + "/complaints");
        return "complaint/staff-report";
    }
}
