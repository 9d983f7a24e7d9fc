import { source } from './source.js';

const player = document.querySelector('sv-player');
player.setAttribute('src', source);
globalThis.played = player;
