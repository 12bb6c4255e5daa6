import { hydrate } from 'svelte';
import HomeAsk from '../islands/HomeAsk.svelte';

const target = document.getElementById('ask');
if (target === null) throw new Error('home page: expected an element with id "ask"');
hydrate(HomeAsk, { target });
