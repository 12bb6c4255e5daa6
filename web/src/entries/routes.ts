import { hydrate } from 'svelte';
import RouteFinder from '../islands/RouteFinder.svelte';
import { placeOf } from '../lib/browser/place';

hydrate(RouteFinder, { target: placeOf('finder') });
