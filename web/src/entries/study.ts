import { hydrate } from 'svelte';
import StudyLab from '../islands/study/StudyLab.svelte';

const target = document.getElementById('lab');
if (target === null) throw new Error('study page: expected an element with id "lab"');
hydrate(StudyLab, { target });
