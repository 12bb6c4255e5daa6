import { hydrate } from 'svelte';
import RouteFinder from '../islands/RouteFinder.svelte';

const target = document.getElementById('finder');
if (target === null) throw new Error('routes page: expected an element with id "finder"');
hydrate(RouteFinder, { target });
