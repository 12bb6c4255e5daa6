export interface Topic {
  /** Stands in addresses and file names. */
  readonly id: string;
  readonly name: string;
  readonly covers: string;
}

/** In the order in which they build on each other. */
export const TOPICS: readonly Topic[] = [
  {
    id: 'architecture',
    name: 'Architecture',
    covers: 'How a dump becomes a graph and a question an answer, and which module may see which.',
  },
  {
    id: 'hardware',
    name: 'Hardware and network',
    covers: 'A board, four Pis and one Wi-Fi: who runs what, over which ports, in how much memory.',
  },
  {
    id: 'storage',
    name: 'Storage and formats',
    covers: 'The bytes of a snapshot, how it is named, written, opened and replaced.',
  },
  {
    id: 'ingest',
    name: 'Streaming ingest',
    covers: 'Gigabytes of XML through a flat heap: parts, rejects, repairs, gates and restarts.',
  },
  {
    id: 'parquet',
    name: 'Parquet and DuckDB',
    covers: 'The tables of a month, what empty means in them, and questions in SQL.',
  },
  {
    id: 'domain',
    name: 'Roles and domain model',
    covers: 'Releases, masters, credits and roles, and what a ruleset lets count.',
  },
  {
    id: 'graph',
    name: 'Graph and search',
    covers: 'Two kinds of vertices, rows, orders, budgets, shortest and cheapest routes.',
  },
  {
    id: 'actors',
    name: 'Pekko actors',
    covers: 'States, waits with bounds, lanes that pull, and what may run on which thread.',
  },
  {
    id: 'sharding',
    name: 'Sharding and persistence',
    covers: 'Who answers a pair, who lives after a split, and in which order results last.',
  },
  {
    id: 'k3s',
    name: 'k3s and delivery',
    covers: 'Pods, probes, policies, secrets and images, as the manifests have them.',
  },
  {
    id: 'api',
    name: 'API',
    covers: 'The HTTP contract: outcomes, problems, limits, challenges, compatible changes.',
  },
  {
    id: 'web',
    name: 'Web',
    covers: 'Static pages with islands under a strict content policy, and their states.',
  },
  {
    id: 'research',
    name: 'Research methods',
    covers: 'Samples, sweeps and findings: what is counted, what is drawn, how sure it is.',
  },
  {
    id: 'glossary',
    name: 'Glossary',
    covers: 'The words that this project uses in one sense each.',
  },
];

export function topicName(id: string): string {
  return TOPICS.find((topic) => topic.id === id)?.name ?? id;
}
