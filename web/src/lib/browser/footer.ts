import { monthInWords } from '../route/words';

/** The footer is static HTML; a page that talks to the cluster writes what it learned into it. */
export function showSnapshot(month: string): void {
  write('footer-snapshot', `Snapshot ${monthInWords(month)}`);
}

export function showCluster(answers: boolean): void {
  write('footer-cluster', answers ? 'Cluster online' : 'Cluster does not answer');
}

function write(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place !== null) place.textContent = text;
}
