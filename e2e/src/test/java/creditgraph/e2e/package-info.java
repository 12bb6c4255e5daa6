/// The built distribution as real processes: started, asked, hurt and stopped from outside. Sees no
/// class of ours. Read [creditgraph.e2e.DemoProcess] first.
package creditgraph.e2e;
