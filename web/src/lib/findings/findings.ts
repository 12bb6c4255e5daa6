import { bridges } from './bridges';
import { busy } from './busy';
import { allCredits, compilations } from './comparison';
import { components } from './components';
import { distances } from './distances';
import type { Finding } from './finding';
import { nearest } from './nearest';
import { published, type Reports } from './report';
import { roles } from './roles';

/** Every finding that the reports supply, in the order in which they are best read. */
export function findingsOf(reports: Reports): readonly Finding[] {
  const { performers, everyone } = reports;
  return [
    distances(performers),
    nearest(performers),
    bridges(performers),
    components(performers),
    busy(performers),
    roles(everyone),
    compilations(reports),
    allCredits(reports),
  ];
}

export const findings = findingsOf(published);
