/** The element that the page holds for an island; without it the page is built wrong. */
export function placeOf(island: string): HTMLElement {
  const place = document.getElementById(island);
  if (place === null) throw new Error(`page: expected an element with id "${island}"`);
  return place;
}
