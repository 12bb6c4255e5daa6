/// Tasks that lanes pull from the coordinator. Read [creditgraph.protocol.work.TaskBoard] first.
package creditgraph.protocol.work;
