package eu.kapstok.claim;

/** The remainder that account numbers and references are checked by; letters count as 10 to 35. */
final class Mod97 {

    private static final int MODULUS = 97;
    private static final int LETTER_A = 10;

    private Mod97() {
    }

    /** @param text digits and capital letters only */
    static int of(String text) {
        int rest = 0;
        for (char sign : text.toCharArray()) {
            int value = Character.isDigit(sign) ? sign - '0' : sign - 'A' + LETTER_A;
            rest = (rest * (value < LETTER_A ? 10 : 100) + value) % MODULUS;
        }
        return rest;
    }

    /** 97 where the remainder is 0, as Belgian numbers write it. */
    static int belgian(String digits) {
        int rest = of(digits);
        return rest == 0 ? MODULUS : rest;
    }
}
