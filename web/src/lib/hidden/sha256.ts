/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). The browser's own is missing on
 * plain HTTP, where a gateway in a home network is.
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = [...START];
  const schedule = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    extend(schedule, words, block);
    compress(state, schedule);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const START = roots(8, (prime) => Math.sqrt(prime));
const ROUND = roots(64, (prime) => Math.cbrt(prime));

/** The first 32 bits behind the point of a root of each of the first primes. */
function roots(count: number, root: (prime: number) => number): number[] {
  const primes: number[] = [];
  for (let next = 2; primes.length < count; next++) {
    if (primes.every((prime) => next % prime !== 0)) primes.push(next);
  }
  return primes.map((prime) => ((root(prime) % 1) * 0x100000000) | 0);
}

/** A one, zeros, and the length in bits, in blocks of sixteen words. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  const put = (index: number, byte: number) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8));
  };
  bytes.forEach((byte, index) => put(index, byte));
  put(bytes.length, 0x80);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function extend(schedule: Int32Array, words: Int32Array, block: number): void {
  const at = (index: number) => schedule[index] ?? 0;
  for (let index = 0; index < 64; index++) {
    if (index < 16) {
      schedule[index] = words[block + index] ?? 0;
      continue;
    }
    const [late, early] = [at(index - 2), at(index - 15)];
    const one = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    const zero = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    schedule[index] = (at(index - 16) + zero + at(index - 7) + one) | 0;
  }
}

function compress(state: number[], schedule: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g);
    const sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + sum + choice + (ROUND[index] ?? 0) + (schedule[index] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) | 0;
  });
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
