/** The drawing of a tile, decided by the release's format. */
export type Composition = 'rings' | 'disc' | 'rule' | 'staves';

/**
 * Reads Discogs format lines such as `Vinyl, LP` or `CD, Compilation`. What gathers many people
 * (box, compilation) or has no surface of its own (cassette, file) is drawn as staves, one a person.
 */
export function compositionOf(formats: readonly string[]): Composition {
  const words = new Set(formats.flatMap((line) => line.toLowerCase().split(/\s*,\s*/)));
  const any = (...wanted: string[]) => wanted.some((word) => words.has(word));
  if (any('compilation', 'box set')) return 'staves';
  if (any('single', '7"')) return 'rule';
  if (any('vinyl', 'lp', 'shellac', 'flexi-disc', 'lathe cut', 'acetate')) return 'rings';
  if (any('cd', 'cdr', 'sacd', 'dvd', 'blu-ray', 'hybrid')) return 'disc';
  return 'staves';
}
