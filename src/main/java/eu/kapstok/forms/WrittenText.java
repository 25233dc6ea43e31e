package eu.kapstok.forms;

/** What a person may write in a field. */
public final class WrittenText {

    private WrittenText() {
    }

    /** No control characters but tab and new line, halves of characters, or marks that turn the direction of what follows. */
    public static boolean isClean(String text) {
        return text.codePoints().allMatch(WrittenText::isWritable);
    }

    private static boolean isWritable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> (character < 0x202A || character > 0x202E) && (character < 0x2066 || character > 0x2069);
        };
    }
}
