import type { APIRoute } from 'astro';
import { allFacts, topicFile } from '../../../lib/study/files';
import { TOPICS } from '../../../lib/study/topics';

/** `index.json`, what there is to ask, and a file for each topic. */
export function getStaticPaths() {
  return ['index', ...TOPICS.map(({ id }) => id)].map((file) => ({ params: { file } }));
}

export const GET: APIRoute = ({ params: { file = '' } }) =>
  Response.json(file === 'index' ? allFacts() : topicFile(file));
