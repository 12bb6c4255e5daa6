/** A title set in one of two sizes, at most [MAX_LINES] lines; units are hundredths of the tile. */
export interface TitleSetting {
  readonly size: number;
  readonly lines: readonly string[];
  readonly rightToLeft: boolean;
}

export const BIG = 21;
export const SMALL = 16;
export const MEASURE = 88;
export const TRACKING = -0.3;
const MAX_LINES = 4;
const MAX_BIG_LINES = 2;

/** Advance widths of the serif at the tile's weight, U+0020 to U+007E, in hundredths of an em. */
const ADVANCES = [
  22, 33, 44, 55, 55, 96, 74, 22, 39, 39, 46, 55, 31, 34, 31, 37, 56, 56, 56, 56, 56, 56, 56, 56,
  56, 56, 31, 31, 55, 55, 55, 44, 88, 71, 68, 66, 75, 63, 61, 72, 81, 39, 40, 73, 62, 93, 75, 74,
  64, 74, 72, 57, 66, 76, 70, 103, 68, 67, 59, 36, 37, 36, 55, 53, 40, 56, 64, 53, 63, 54, 38, 58,
  65, 34, 32, 63, 34, 96, 66, 59, 64, 62, 48, 48, 37, 65, 58, 86, 59, 59, 50, 37, 31, 37, 55,
];
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Width of a text in ems. Letters outside Latin are taken as wide as a square or as an `m`. */
export function widthOf(text: string): number {
  let hundredths = 0;
  for (const { segment } of graphemes.segment(text)) {
    const base = segment.normalize('NFD');
    hundredths += ADVANCES[base.charCodeAt(0) - 32] ?? (WIDE.test(base) ? 100 : 66);
  }
  return hundredths / 100;
}

function setWidth(text: string, size: number): number {
  return widthOf(text) * size + text.length * TRACKING;
}

export function setTitle(title: string): TitleSetting {
  const rightToLeft = isRightToLeft(title);
  const words = title.trim().split(/\s+/);
  const big = fill(words, BIG);
  const broken = words.some((word) => setWidth(word, BIG) > MEASURE);
  if (!broken && big.length <= MAX_BIG_LINES) return { size: BIG, lines: big, rightToLeft };
  return { size: SMALL, lines: cut(fill(words, SMALL)), rightToLeft };
}

/** Cuts a single line of text to a width in ems, with an ellipsis when something is lost. */
export function clip(text: string, ems: number): string {
  if (widthOf(text) <= ems) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(`${kept}${segment}…`) > ems) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The first strong letter decides, as in the Unicode bidirectional algorithm. */
function isRightToLeft(text: string): boolean {
  const first = LETTER.exec(text);
  return first !== null && RIGHT_TO_LEFT.test(first[0]);
}

function fill(words: readonly string[], size: number): string[] {
  const lines: string[] = [];
  for (const word of words.flatMap((each) => broken(each, size))) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && setWidth(joined, size) <= MEASURE) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** A word wider than the line is broken; scripts that write without spaces break without a hyphen. */
function broken(word: string, size: number): string[] {
  if (setWidth(word, size) <= MEASURE) return [word];
  const hyphen = WIDE.test(word) || !LETTER.test(word) ? '' : '-';
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && setWidth(part + segment + hyphen, size) > MEASURE) {
      parts.push(part + hyphen);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function cut(lines: readonly string[]): string[] {
  if (lines.length <= MAX_LINES) return [...lines];
  const kept = lines.slice(0, MAX_LINES);
  const last = kept.pop() ?? '';
  return [...kept, clip(`${last} …`, MEASURE / SMALL).replace(/\s*…+$/, '…')];
}
