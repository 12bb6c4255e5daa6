import { fetchTopic, FileError } from '../data/study';
import type { Item, ItemFacts } from './item';

/** The items of the topics that were asked about so far, each topic fetched once. */
export class TopicShelf {
  readonly #topics = new Map<string, Promise<readonly Item[]>>();

  constructor(private readonly leaving: AbortSignal) {}

  /** @throws FileError when its topic cannot be had, or is of another build than the index */
  async item({ id, topic, revision }: ItemFacts): Promise<Item> {
    const items = await this.#itemsOf(topic);
    const item = items.find((each) => each.id === id && each.revision === revision);
    if (item === undefined) {
      this.#topics.delete(topic);
      throw new FileError('unreadable');
    }
    return item;
  }

  /** One topic after the other while a question is read, so that a lost line ends no session. */
  async fetchAhead(items: readonly ItemFacts[]): Promise<void> {
    for (const topic of new Set(items.map((item) => item.topic))) {
      try {
        await this.#itemsOf(topic);
      } catch {
        return; // told when the question is due that needs it
      }
    }
  }

  #itemsOf(topic: string): Promise<readonly Item[]> {
    const known = this.#topics.get(topic);
    if (known !== undefined) return known;
    const items = fetchTopic(topic, this.leaving).then((file) => file.items);
    this.#topics.set(topic, items);
    items.catch(() => this.#topics.delete(topic)); // asked for again when it is needed again
    return items;
  }
}
