import { source } from './source.js';
import { watchStartup } from './watch.js';

watchStartup();
document.querySelector('sv-player').setAttribute('src', source);
