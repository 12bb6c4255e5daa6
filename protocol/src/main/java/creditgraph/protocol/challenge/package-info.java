/// Challenges and how players fare. Read [creditgraph.protocol.challenge.Challenging] first.
package creditgraph.protocol.challenge;
