package eu.kapstok.complaint;

import eu.kapstok.security.ContactPrincipal;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Labels for who sends goods back in several parcels. */
@Controller
class ReturnPortalController {

    private static final int MOST_PARCELS = 20;

    private final GoodsReturnStore store;
    private final ComplaintFiles files;
    private final ReturnLabels labels;

    ReturnPortalController(GoodsReturnStore store, ComplaintFiles files, ReturnLabels labels) {
        this.store = store;
        this.files = files;
        this.labels = labels;
    }

    @GetMapping("/portal/returns/{number}/labels")
    ResponseEntity<byte[]> labels(@PathVariable String number, @RequestParam(defaultValue = "1") int parcels,
                                  @AuthenticationPrincipal ContactPrincipal contact) {
        GoodsReturn goods = store.find(number).filter(found -> found.customer().equals(contact.customer()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] pdf = labels.print(goods, files.find(goods.complaint()), Math.max(1, Math.min(parcels, MOST_PARCELS)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(number + ".pdf", StandardCharsets.UTF_8).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(pdf);
    }
}
