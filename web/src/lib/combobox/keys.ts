/** What the key handler needs to know of a combobox. `active` is -1 while the text has the focus. */
export interface Popup {
  readonly open: boolean;
  readonly active: number;
  readonly count: number;
  readonly text: string;
}

export interface Key {
  readonly key: string;
  readonly alt: boolean;
}

/** What a key does. `null` leaves it to the browser; `prevent` keeps the browser from acting too. */
export type Act =
  | { readonly kind: 'open' | 'move'; readonly active: number; readonly prevent: true }
  | { readonly kind: 'pick'; readonly index: number; readonly prevent: true }
  | { readonly kind: 'close' | 'clear'; readonly prevent: true }
  | { readonly kind: 'leave' | 'to-text'; readonly prevent: false };

const TEXT = -1;

/** The editable combobox of WAI-ARIA 1.2 with list autocomplete and manual selection. */
export function actOn({ key, alt }: Key, popup: Popup): Act | null {
  switch (key) {
    case 'ArrowDown':
      if (!popup.open) return { kind: 'open', active: alt ? TEXT : first(popup), prevent: true };
      return { kind: 'move', active: next(popup), prevent: true };
    case 'ArrowUp':
      if (alt && popup.open) return { kind: 'close', prevent: true };
      if (!popup.open) return { kind: 'open', active: popup.count - 1, prevent: true };
      return { kind: 'move', active: previous(popup), prevent: true };
    case 'Enter':
      if (!popup.open || popup.active === TEXT) return null;
      return { kind: 'pick', index: popup.active, prevent: true };
    case 'Escape':
      if (popup.open) return { kind: 'close', prevent: true };
      return popup.text === '' ? null : { kind: 'clear', prevent: true };
    case 'Tab':
      return popup.open ? { kind: 'leave', prevent: false } : null;
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      return popup.active === TEXT ? null : { kind: 'to-text', prevent: false };
    default:
      return null;
  }
}

function first(popup: Popup): number {
  return popup.count > 0 ? 0 : TEXT;
}

/** Past the last option comes the text again. */
function next(popup: Popup): number {
  return popup.active + 1 < popup.count ? popup.active + 1 : TEXT;
}

function previous(popup: Popup): number {
  return popup.active === TEXT ? popup.count - 1 : popup.active - 1;
}
