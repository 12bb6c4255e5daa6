import { hydrate } from 'svelte';
import ArtistPage from '../islands/artist/ArtistPage.svelte';

const target = document.getElementById('artist');
if (target === null) throw new Error('artist page: expected an element with id "artist"');
hydrate(ArtistPage, { target });
