const DENSE = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;

/** One Han, kana or Hangul character says as much as two letters of an alphabet. */
export function isDense(text: string): boolean {
  return DENSE.test(text);
}
