import { hydrate } from 'svelte';
import FreePlay from '../islands/game/FreePlay.svelte';
import { placeOf } from '../lib/browser/place';

hydrate(FreePlay, { target: placeOf('play') });
