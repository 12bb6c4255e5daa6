import { hydrate } from 'svelte';
import Archive from '../islands/game/Archive.svelte';
import { placeOf } from '../lib/browser/place';

hydrate(Archive, { target: placeOf('archive') });
