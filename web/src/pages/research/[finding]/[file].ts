import type { APIRoute, GetStaticPaths } from 'astro';
import { filesOf, type PublishedFile } from '../../../lib/findings/files';
import { findings } from '../../../lib/findings/findings';

export const getStaticPaths: GetStaticPaths = () =>
  findings.flatMap((finding) =>
    filesOf(finding).map((file) => ({
      params: { finding: finding.slug, file: file.name },
      props: { file },
    })),
  );

export const GET: APIRoute<{ file: PublishedFile }> = ({ props: { file } }) =>
  new Response(file.text, { headers: { 'Content-Type': file.type } });
