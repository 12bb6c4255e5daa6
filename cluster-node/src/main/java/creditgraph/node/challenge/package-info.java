/// The challenge of each day: published ahead, kept for ever, judged. Read
/// [creditgraph.node.challenge.ChallengePublisher] first, then
/// [creditgraph.node.challenge.ChallengeDesk]. Depends on the coordinator's jobs, the open
/// snapshots and the database.
package creditgraph.node.challenge;
