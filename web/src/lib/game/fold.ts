import { isDense } from '../combobox/dense';

/** A text as it is searched: without case, accents and anything that is no letter or digit. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether each word of a query begins some word of the text. Both are folded. Scripts that write no
 * spaces are matched anywhere.
 */
export function matches(text: string, query: string): boolean {
  const words = text.split(' ');
  return query
    .split(' ')
    .every(
      (part) =>
        words.some((word) => word.startsWith(part)) || (isDense(part) && text.includes(part)),
    );
}
