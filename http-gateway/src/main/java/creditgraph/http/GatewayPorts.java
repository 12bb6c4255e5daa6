package creditgraph.http;

import creditgraph.http.artist.Artists;
import creditgraph.http.card.Cards;
import creditgraph.http.challenge.Challenges;
import creditgraph.http.findings.Findings;
import creditgraph.http.health.Health;
import creditgraph.http.health.Nodes;
import creditgraph.http.hidden.HiddenContributors;
import creditgraph.http.job.Jobs;
import creditgraph.http.path.Paths;
import creditgraph.http.sample.Samples;
import creditgraph.http.score.Scores;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.sweep.Sweeps;
import creditgraph.http.verify.Verifications;

/// Everything the gateway asks; whoever starts it answers.
public record GatewayPorts(
    Paths paths,
    Artists artists,
    Cards cards,
    Challenges challenges,
    HiddenContributors hidden,
    Samples samples,
    Jobs jobs,
    Sweeps sweeps,
    Scores scores,
    Verifications verifications,
    Findings findings,
    Snapshots snapshots,
    Health health,
    Nodes nodes) {}
