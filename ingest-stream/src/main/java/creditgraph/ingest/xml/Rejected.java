package creditgraph.ingest.xml;

/// A piece of a dump that could not be read as a record; everything needed to look at it again.
///
/// @param reason what is wrong, in words
/// @param id as written in the text, empty when none was found
/// @param position of the first byte in the inflated file
/// @param bytes how long the piece is in the inflated file
/// @param text the piece as UTF-8, whole unless it exceeds the limit for a record
public record Rejected(String reason, String id, long position, long bytes, String text) {}
