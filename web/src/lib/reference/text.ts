/** A piece of a line: plain, code or emphasis. Links of the contracts lead to files that are not here. */
export interface Piece {
  readonly kind: 'plain' | 'code' | 'strong' | 'emphasis';
  readonly text: string;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const MARKS = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\([^)]+\)/g;

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const mark of line.matchAll(MARKS)) {
    if (mark.index > from) pieces.push({ kind: 'plain', text: line.slice(from, mark.index) });
    const [whole, code, strong, emphasis, link] = mark;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: emphasis });
    else pieces.push({ kind: 'plain', text: link ?? '' });
    from = mark.index + whole.length;
  }
  if (from < line.length) pieces.push({ kind: 'plain', text: line.slice(from) });
  return pieces;
}

export function blocksOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('|') ? tableOf(part) : paragraphOf(part)));
}

function paragraphOf(part: string): Block {
  return { kind: 'paragraph', text: part.replace(/\s*\n\s*/g, ' ') };
}

function tableOf(part: string): Block {
  const [head = [], , ...rows] = part.split('\n').map((line) =>
    line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  return { kind: 'table', head, rows };
}
