/// One plain record for each table of the catalog; a component is a column. Read
/// [creditgraph.catalog.row.CreditRow] first.
///
/// In every row ids are Discogs ids with 0 for "none", texts are as in the dump with `""` for "not
/// stated" and never null, and `sequence` counts 0, 1, … within the parent record in dump order.
/// Depends on the JDK alone.
package creditgraph.catalog.row;
