/// What the cluster writes for sites that stand without it, besides the days' games: its status and
/// its findings. Read [creditgraph.node.export.StatusFile] first. Depends on the gateway's ports,
/// so that a file says what an answer would; on control nodes only.
package creditgraph.node.export;
