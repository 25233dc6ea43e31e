package eu.kapstok.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a signed-in person's groups again every minute: who left a group, or the company, does not stay by a session. */
class StaffGroupsUpToDate extends OncePerRequestFilter {

    private static final Duration AFTER = Duration.ofMinutes(1);

    private final StaffDirectory staff;
    private final Clock clock = Clock.systemUTC();

    StaffGroupsUpToDate(StaffDirectory staff) {
        this.staff = staff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication known
                && known.getPrincipal().readAt().plus(AFTER).isBefore(clock.instant())) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            Optional<StaffPrincipal> current = staff.principal(known.getName());
            current.ifPresent(principal -> context.setAuthentication(new StaffAuthentication(principal)));
            SecurityContextHolder.setContext(context);
            if (current.isEmpty()) {
                SignIns.endStaff(request);
            } else {
                SignIns.STAFF.saveContext(context, request, response);
            }
        }
        chain.doFilter(request, response);
    }
}
