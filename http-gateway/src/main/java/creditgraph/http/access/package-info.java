/// Secrets that open what not everybody may use. Read [creditgraph.http.access.BearerToken] first.
package creditgraph.http.access;
