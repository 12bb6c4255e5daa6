/// Files that the cluster writes for sites that play without it, as they are on the disk. Read
/// [creditgraph.http.export.ExportRoutes] first.
package creditgraph.http.export;
