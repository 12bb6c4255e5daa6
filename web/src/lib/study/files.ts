import { checkTopicFile } from './check';
import type { ItemFacts, TopicFile } from './item';
import { TOPICS } from './topics';

/** The items as they stand in the repository. For the build alone: the browser fetches its topic. */
const files = import.meta.glob<{ default: unknown }>('../../study/*.json', { eager: true });

export function topicFile(topic: string): TopicFile {
  const file = files[`../../study/${topic}.json`];
  if (file === undefined) throw new Error(`study: expected src/study/${topic}.json`);
  return checkTopicFile(file.default);
}

export function allFacts(): ItemFacts[] {
  return TOPICS.flatMap(({ id }) => topicFile(id).items).map(
    ({ id, topic, difficulty, revision }) => ({ id, topic, difficulty, revision }),
  );
}
