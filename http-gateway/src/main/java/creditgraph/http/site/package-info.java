/// The built web pages. Read [creditgraph.http.site.Site] first.
///
/// Every file is read once at start and served from memory: an address is a key of a map, so no
/// address reaches the disk.
package creditgraph.http.site;
