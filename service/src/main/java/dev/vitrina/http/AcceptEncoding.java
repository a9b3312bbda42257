package dev.vitrina.http;

/** Reads Accept-Encoding as RFC 9110, section 12.5.3 says, as far as gzip goes. */
final class AcceptEncoding {

    private AcceptEncoding() {}

    static boolean allowsGzip(String value) {
        boolean star = false;
        for (String element : value.split(",", -1)) {
            String[] parts = element.split(";", 2);
            String coding = parts[0].strip();
            boolean refused = parts.length == 2 && parts[1].strip().matches("[qQ]\\s*=\\s*0(\\.0{0,3})?");
            if (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")) {
                return !refused;
            }
            star |= coding.equals("*") && !refused;
        }
        return star;
    }
}
