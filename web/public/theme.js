// Loaded in <head> before anything is painted, so that a chosen theme never flashes the other one.
// It also says that there is script: until then a page shows what it cannot do without, and hides
// the theme switch.
(() => {
  // A record of src/lib/local/store.ts, which a script that runs before everything cannot import.
  const KEY = 'mcg.theme.v1';
  const root = document.documentElement;
  root.dataset.script = 'on';
  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY))?.value ?? null;
    } catch {
      return null; // storage is blocked or the record broken: the system's theme it is
    }
  };
  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(stored());

  document.addEventListener('DOMContentLoaded', () => {
    const control = document.getElementById('theme');
    if (!control) return;
    control.hidden = false;
    for (const radio of control.querySelectorAll('input')) {
      radio.checked = radio.value === (root.dataset.theme ?? 'system');
      radio.addEventListener('change', () => {
        apply(radio.value);
        try {
          if (radio.value === 'system') localStorage.removeItem(KEY);
          else
            localStorage.setItem(
              KEY,
              JSON.stringify({ savedAt: new Date().toISOString(), value: radio.value }),
            );
        } catch {
          // storage is blocked: the choice holds for this page
        }
      });
    }
  });
})();
