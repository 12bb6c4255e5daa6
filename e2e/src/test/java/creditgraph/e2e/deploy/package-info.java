/// The manifests of `deploy/k3s`, rendered as a cluster would get them and held against the
/// application's own configuration, so that the two cannot drift apart.
///
/// Read [creditgraph.e2e.deploy.KustomizeRenderTest] first. Needs `kubectl` on the path and the
/// repository's root in the system property `creditgraph.root`; no cluster, no network.
package creditgraph.e2e.deploy;
