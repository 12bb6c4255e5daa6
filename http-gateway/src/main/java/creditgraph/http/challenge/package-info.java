/// Challenges: today's, earlier ones, drawn ones; attempts and hints. Read
/// [creditgraph.http.challenge.ChallengeRoutes] first.
package creditgraph.http.challenge;
