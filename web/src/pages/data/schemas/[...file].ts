import type { APIRoute, GetStaticPaths } from 'astro';
import { schemaFiles, type DataFile } from '../../../lib/datasets/files';

export const getStaticPaths: GetStaticPaths = () =>
  schemaFiles().map((file) => ({
    params: { file: file.path.replace('/data/schemas/', '') },
    props: { file },
  }));

export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(file.text, { headers: { 'Content-Type': file.type } });
