import { hydrate } from 'svelte';
import YourData from '../islands/YourData.svelte';

const target = document.getElementById('you');
if (target === null) throw new Error('your data: expected an element with id "you"');
hydrate(YourData, { target });
