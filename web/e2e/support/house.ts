import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthReport } from '../../src/lib/api/types';
import type { StatusFile } from '../../src/lib/data/status';
import { health, statusFile } from './recorded-status';

/**
 * What the gateway says of the cluster, from a server that can really be stopped: an answer that is
 * recorded in the browser ends, a stream of events does not.
 */
export class House {
  file: StatusFile | null = statusFile;
  /** Told to whoever listens next; `tell` tells those who listen now. */
  health: HealthReport = health;
  /** Refuses streams, as when too many are open. */
  full = false;
  /** With which last event each stream was asked for; empty for none. */
  readonly asked: string[] = [];
  /** How often the published file was read. */
  read = 0;

  readonly #listeners = new Set<ServerResponse>();
  #server: Server | null = null;
  #port = 0;

  /** On the same port each time. */
  async start(): Promise<void> {
    this.#server = createServer(({ url, headers }, response) => {
      if (url === '/data/status.json') this.#publish(response);
      else if (url === '/health')
        send(response, this.health.status === 'up' ? 200 : 503, this.health);
      else if (this.full) send(response, 503, {});
      else this.#listen(response, String(headers['last-event-id'] ?? ''));
    }).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#server.unref();
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** The house is off: nobody answers, and lines that are open break. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Breaks the lines that are open; who comes back is answered. */
  cut(): void {
    for (const each of this.#listeners) each.destroy();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  tell(news: HealthReport): void {
    this.health = news;
    for (const each of this.#listeners) each.write(this.#event());
  }

  publish(file: StatusFile): void {
    this.file = file;
    this.tell(this.health);
  }

  /** A sign of life. */
  beat(): void {
    for (const each of this.#listeners) each.write('event: alive\ndata: {}\n\n');
  }

  #publish(response: ServerResponse): void {
    this.read += 1;
    send(response, this.file === null ? 404 : 200, this.file);
  }

  #listen(response: ServerResponse, known: string): void {
    this.asked.push(known);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 50\n\n');
    if (known !== this.id) response.write(this.#event());
  }

  /** Of the state: equal ids, equal states. */
  get id(): string {
    return createHash('sha256').update(this.#state()).digest('hex').slice(0, 32);
  }

  #state(): string {
    return JSON.stringify({ health: this.health, published: this.file?.writtenAt ?? null });
  }

  #event(): string {
    return `id: ${this.id}\nevent: status\ndata: ${this.#state()}\n\n`;
  }
}

function send(response: ServerResponse, status: number, body: object | null): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
