/// What a finished catalog says about itself: where it came from, how many rows each table has, and
/// the checksum of every file. Read [creditgraph.catalog.manifest.CatalogManifest] first. Depends
/// on Jackson.
package creditgraph.catalog.manifest;
