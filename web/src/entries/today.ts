import { hydrate } from 'svelte';
import DailyGame from '../islands/game/DailyGame.svelte';
import { placeOf } from '../lib/browser/place';

hydrate(DailyGame, { target: placeOf('game'), props: { which: 'today' } });
