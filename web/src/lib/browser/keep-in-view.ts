/** Svelte action: scrolls the element into its list's view while it is the selected one. */
export function keepInView(node: HTMLElement, selected: boolean) {
  const scroll = (now: boolean) => now && node.scrollIntoView({ block: 'nearest' });
  scroll(selected);
  return { update: scroll };
}
