package eu.kapstok.demo;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The script's side of the outside world is for callers on this machine. */
@Configuration
@Profile("demo")
class DemoApi implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new FromThisMachine()).addPathPatterns("/demo/api/**");
    }

    private static final class FromThisMachine implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
            if (isLoopback(request.getRemoteAddr()) && isLoopback(connection(request).getRemoteAddr())) {
                return true;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return false;
        }

        /** The request as it came over the line: a forwarding header says what its sender likes. */
        private static ServletRequest connection(ServletRequest request) {
            ServletRequest innermost = request;
            while (innermost instanceof ServletRequestWrapper wrapper) {
                innermost = wrapper.getRequest();
            }
            return innermost;
        }

        private static boolean isLoopback(String address) {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }
    }
}
