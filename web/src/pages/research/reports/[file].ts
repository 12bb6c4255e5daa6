import type { APIRoute, GetStaticPaths } from 'astro';
import { reportFiles, type DataFile } from '../../../lib/datasets/files';

export const getStaticPaths: GetStaticPaths = () =>
  reportFiles().map((file) => ({
    params: { file: file.path.replace('/research/reports/', '') },
    props: { file },
  }));

export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(file.text, { headers: { 'Content-Type': file.type } });
