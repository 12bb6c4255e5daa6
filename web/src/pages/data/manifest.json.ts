import type { APIRoute } from 'astro';
import { manifest } from '../../lib/datasets/files';

export const GET: APIRoute = () =>
  new Response(manifest(), { headers: { 'Content-Type': 'application/json' } });
