/**
 * The places 0 to `count` − 1 in an order that follows from `seed`, so that a right choice stands
 * elsewhere at each review and a page that is drawn again does not move it.
 */
export function shuffled(count: number, seed: string): number[] {
  const places = Array.from({ length: count }, (_, at) => at);
  let state = hash(seed);
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  return places;
}

/** FNV-1a, 32 bits, stirred once more, because near seeds must not give near orders. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
