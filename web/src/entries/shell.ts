import { setWaiting, takeOver } from '../lib/browser/update';

/** On every page: keeps the site on the device, offers new versions, says when there is no network. */
function shell(): void {
  const offline = document.getElementById('no-network');
  const tell = () => offline?.toggleAttribute('hidden', navigator.onLine);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  tell();
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void keepOnDevice();
}

async function keepOnDevice(): Promise<void> {
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register('/worker.js');
    const known = serviceWorker.controller !== null;
    if (registration.waiting !== null && known) setWaiting(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed' && serviceWorker.controller !== null) setWaiting(coming);
      });
    });
    document.getElementById('take-over')?.addEventListener('click', () => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      takeOver();
    });
  } catch {
    // A private window, plain HTTP, or blocked storage: the site works, only not offline.
  }
}

shell();
