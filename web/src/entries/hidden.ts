import { hydrate } from 'svelte';
import HiddenDay from '../islands/hidden/HiddenDay.svelte';
import { placeOf } from '../lib/browser/place';

hydrate(HiddenDay, { target: placeOf('hidden') });
