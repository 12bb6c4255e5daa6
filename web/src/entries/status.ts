import { hydrate } from 'svelte';
import ClusterStatus from '../islands/status/ClusterStatus.svelte';

const target = document.getElementById('status');
if (target === null) throw new Error('status page: expected an element with id "status"');
hydrate(ClusterStatus, { target });
