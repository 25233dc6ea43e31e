package eu.kapstok.complaint;

/**
 * A photo as we wrote it anew.
 *
 * @param jpeg with nothing in it but the picture
 * @param thumbnail a small JPEG of it
 * @param sentSha256 of the bytes as they were sent
 */
record Photo(byte[] jpeg, byte[] thumbnail, String sentSha256, int width, int height) {
}
